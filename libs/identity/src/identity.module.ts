import { Module } from '@nestjs/common';
import { handlerOf } from '#door/commands';
import { erasePerson } from './person/erase-person.command.js';

export const identitySlices = [erasePerson];

@Module({ providers: identitySlices.map(handlerOf) })
export class IdentityModule {}
