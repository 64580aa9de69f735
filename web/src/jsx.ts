/** What the build turns markup into; smaller than the automatic runtime. */
export { h, Fragment } from 'preact';
