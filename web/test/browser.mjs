// The browser of all tests: CHROMIUM, or Debian's headless shell, which draws no window and so takes a
// quarter less time than the whole Chromium, or that.
import { accessSync, constants } from 'node:fs';

const isThere = (path) => { try { accessSync(path, constants.X_OK); return true; } catch { return false; } };
export const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(isThere) ?? '/usr/bin/chromium';
export const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
