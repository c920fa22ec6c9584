import { Module } from '@nestjs/common';
import { answererOf } from '#door/ask-questions';
import { handlerOf } from '#door/commands';
import { describeNetwork } from './describe-network.command.js';
import { answerTheNetwork } from './the-network.query.js';

@Module({ providers: [handlerOf(describeNetwork), answererOf(answerTheNetwork)] })
export class NetworkModule {}
