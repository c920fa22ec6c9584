import { Controller, Get, Inject, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Questions } from '#door/ask-questions';
import { visitor } from '#kernel/access';
import { LiveViews } from '#runner/live-views';
import { type AskedAddress, nextPage, siteOf } from '../api-address.js';
import { FindSpeakers, speakerOrders } from './find-speakers.query.js';
import { SpeakerBySlug } from './speaker-by-slug.query.js';
import { speakerResource, SpeakersPage, wholeSpeakerResource, WholeSpeakerResource } from './speaker-resource.js';

/** The speaker pool for programs: public profiles only. */
@ApiTags('speakers')
@Controller('api/v1/speakers')
export class SpeakersApi {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(LiveViews) private readonly views: LiveViews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Speakers of the pool', description: 'Public profiles. Paged by cursor: follow `next`.' })
  @ApiQuery({ name: 'words', required: false, description: 'Every word must occur, the last one also as a beginning' })
  @ApiQuery({ name: 'topic', required: false, example: 'Rust' })
  @ApiQuery({ name: 'place', required: false, description: 'Beginning of the name of a place they speak at' })
  @ApiQuery({ name: 'groupId', required: false, description: 'Only who spoke at this group' })
  @ApiQuery({ name: 'sort', required: false, enum: speakerOrders })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @ApiQuery({ name: 'after', required: false, description: 'Cursor out of `next`' })
  @ApiOkResponse({ type: SpeakersPage })
  async list(@Query() query: Record<string, unknown>, @Req() request: AskedAddress): Promise<SpeakersPage> {
    const input = { limit: 50, ...query } as Partial<FindSpeakers>;
    const found = await this.questions.ask(FindSpeakers, input, { actor: visitor, views: this.views });
    return {
      speakers: found.speakers.map((speaker) => speakerResource(speaker, siteOf(request))),
      total: found.total,
      ...nextPage(request, found.next),
    };
  }

  @Get(':slug')
  @ApiOperation({ summary: 'One speaker', description: 'A former slug gives the speaker under the present one.' })
  @ApiOkResponse({ type: WholeSpeakerResource })
  @ApiNotFoundResponse({ description: 'There is no such public profile.' })
  async one(@Param('slug') slug: string, @Req() request: AskedAddress): Promise<WholeSpeakerResource> {
    const ask = (of: string) => this.questions.ask(SpeakerBySlug, { slug: of }, { actor: visitor, views: this.views });
    let found = await ask(slug);
    if (found.kind === 'moved') found = await ask(found.slug);
    if (found.kind !== 'profile') throw new NotFoundException();
    return wholeSpeakerResource(found.profile, siteOf(request));
  }
}
