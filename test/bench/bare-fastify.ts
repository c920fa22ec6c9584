import { readFileSync } from 'node:fs';
import fastify from 'fastify';

// A server that does nothing but send given bytes from memory: what a cached page is measured against.
const [, , path, contentType] = process.argv;
const body = readFileSync(path!);
const server = fastify();
server.get('/', (_request, reply) => reply.type(contentType!).send(body));
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`);
