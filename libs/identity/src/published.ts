export type { PersonEvent } from './person/person.js';
