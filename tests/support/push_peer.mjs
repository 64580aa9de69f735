// A push service and the browser behind it, by Node's own cryptography alone: what our side seals
// and signs with other code must be opened and believed here.
//   node push_peer.mjs          prints its port, serves until standard input ends
//   POST /subscribe {"key":".."}  -> {"endpoint":"..","p256dh":"..","auth":".."}
//   POST /push/ID                 -> 201; 400 and why when the sender or the seal is wrong; 410
//   POST /expire/ID               -> the browser unsubscribed
//   GET  /newest                  -> {"id":".."} of the browser that subscribed last
//   GET  /messages/ID             -> [{"text":{..},"ttl":"..","urgency":"..","topic":".."}]
import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto';
import { createServer } from 'node:http';

const browsers = new Map();
let port = 0;
const hmac = (key, data) => createHmac('sha256', key).update(data).digest();
const derive = (salt, secret, info, n) => hmac(hmac(salt, secret), Buffer.concat([info, Buffer.from([1])])).subarray(0, n);

/** RFC 8291: one record, the last. */
function open(browser, body) {
  const salt = body.subarray(0, 16), size = body.readUInt32BE(16), n = body[20];
  const sender = body.subarray(21, 21 + n), sealed = body.subarray(21 + n);
  if (sealed.length > size || n !== 65) throw new Error('the header of the record is wrong');
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.ecdh.getPublicKey(), sender]);
  const secret = derive(browser.auth, browser.ecdh.computeSecret(sender), info, 32);
  const key = derive(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createDecipheriv('aes-128-gcm', key, nonce);
  cipher.setAuthTag(sealed.subarray(-16));
  const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  const end = plain.lastIndexOf(2);
  if (end < 0 || plain.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('the padding is wrong');
  return plain.subarray(0, end).toString();
}

/** RFC 8292. */
function believe(browser, header) {
  const found = /^vapid t=([^.]+)\.([^.]+)\.([^,]+), ?k=(.+)$/.exec(header ?? '');
  if (!found) throw new Error('no vapid header');
  const [, head, claims, signature, key] = found;
  if (key !== browser.key) throw new Error('signed by another sender than the one subscribed for');
  const point = Buffer.from(key, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const isGood = verify('sha256', Buffer.from(`${head}.${claims}`), { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  if (!isGood) throw new Error('the signature is wrong');
  const { alg } = JSON.parse(Buffer.from(head, 'base64url')), { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url'));
  const now = Date.now() / 1000;
  if (alg !== 'ES256' || aud !== `http://127.0.0.1:${port}`) throw new Error(`for ${aud} by ${alg}`);
  if (!(exp > now && exp <= now + 86400)) throw new Error('good for too long or no more');
  if (!/^(mailto:|https?:)/.test(sub)) throw new Error(`no contact: ${sub}`);
}

const routes = {
  subscribe(_, body) {
    const id = randomBytes(9).toString('hex'), ecdh = createECDH('prime256v1');
    const browser = { key: JSON.parse(body).key, ecdh, auth: randomBytes(16), messages: [], isGone: false };
    ecdh.generateKeys();
    browsers.set(id, browser);
    return [201, { endpoint: `http://127.0.0.1:${port}/push/${id}`, p256dh: ecdh.getPublicKey('base64url'), auth: browser.auth.toString('base64url') }];
  },
  push(browser, body, headers) {
    if (browser.isGone) return [410, {}];
    try {
      believe(browser, headers.authorization);
      if (headers['content-encoding'] !== 'aes128gcm') throw new Error('not aes128gcm');
      if (!/^\d+$/.test(headers.ttl ?? '')) throw new Error('no TTL');
      if (headers.topic && !/^[\w-]{1,32}$/.test(headers.topic)) throw new Error('a bad topic');
      browser.messages.push({ text: JSON.parse(open(browser, body)), ttl: headers.ttl, urgency: headers.urgency, topic: headers.topic });
    } catch (error) {
      return [400, { why: error.message }];
    }
    return [201, {}];
  },
  expire(browser) { browser.isGone = true; return [204, null]; },
  newest() { return [200, { id: [...browsers.keys()].at(-1) }]; },
  messages(browser) { return [200, browser.messages]; },
};

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part)).on('end', () => {
    const [, verb, id] = request.url.split('/'), browser = browsers.get(id);
    const [status, answer] = verb === 'subscribe' || verb === 'newest' || browser ? routes[verb](browser, Buffer.concat(parts), request.headers) : [404, {}];
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(answer === null ? '' : JSON.stringify(answer));
  });
});
server.listen(0, '127.0.0.1', () => { port = server.address().port; console.log(port); });
process.stdin.on('end', () => process.exit(0)).resume();
