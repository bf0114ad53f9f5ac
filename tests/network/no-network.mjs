import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

/*
 * Trapped: all of http, https, tls and fetch go through these. A socket that has a path and no port is one of this
 * machine alone, as the lock on a clean folder is.
 */

function refuse() {
  const error = new Error('there is no way to the network');
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 9;
  throw error;
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...words) {
  const [first] = Array.isArray(words[0]) ? words[0] : words;
  const isPath =
    typeof first === 'object'
      ? typeof first?.path === 'string' && first.port == null
      : typeof first === 'string' && Number.isNaN(Number(first));
  return isPath ? connect.apply(this, words) : refuse();
};
for (const name of Object.keys(dns)) if (/^(?:lookup|resolve|reverse)/.test(name)) dns[name] = refuse;
for (const name of Object.keys(dns.promises))
  if (/^(?:lookup|resolve|reverse)/.test(name)) dns.promises[name] = refuse;
dgram.Socket.prototype.send = refuse;
dgram.Socket.prototype.connect = refuse;
dgram.Socket.prototype.bind = refuse;
globalThis.fetch = refuse;
syncBuiltinESMExports();
