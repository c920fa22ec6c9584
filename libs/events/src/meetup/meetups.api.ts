import { Controller, Get, Inject, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Questions } from '#door/ask-questions';
import { visitor } from '#kernel/access';
import { type FieldProblem, InvalidInput } from '#kernel/rule-violation';
import { LiveViews } from '#runner/live-views';
import type { PageRequest } from '#web/page';
import { groupOfWish } from '../calendar/calendar-wish.js';
import { FindMeetups } from './find-meetups.query.js';
import { MeetupById } from './meetup-by-id.query.js';
import { meetupResource, MeetupsResource, WholeMeetupResource, wholeMeetupResource } from './meetup-resource.js';
import { meetupFormats } from './meetup.js';
import { MeetupsByIds } from './meetups-by-ids.query.js';
import { surroundingsOf } from './surroundings.js';

/** The part of a request that is needed to write addresses. */
interface Asked {
  readonly protocol: string;
  readonly host: string;
  readonly url: string;
}

const parameters = ['from', 'to', 'group', 'technology', 'format', 'order', 'limit', 'after'] as const;
const mostPerPage = 200;

/** The calendar for programs. */
@ApiTags('meetups')
@Controller('api/v1/meetups')
export class MeetupsApi {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(LiveViews) private readonly views: LiveViews,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Meetups in the order of their starts',
    description: 'Cancelled ones too. Paged by cursor: follow `next`.',
  })
  @ApiQuery({ name: 'from', required: false, example: '2026-04-01', description: 'Begin then or later (UTC)' })
  @ApiQuery({ name: 'to', required: false, example: '2026-05-01', description: 'Begin earlier than this (UTC)' })
  @ApiQuery({ name: 'group', required: false, example: 'fen-ruby', description: 'Slug' })
  @ApiQuery({ name: 'technology', required: false, example: 'Ruby' })
  @ApiQuery({ name: 'format', required: false, enum: meetupFormats })
  @ApiQuery({ name: 'order', required: false, enum: ['ascending', 'descending'] })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @ApiQuery({ name: 'after', required: false, description: 'Cursor out of `next`' })
  @ApiOkResponse({ type: MeetupsResource })
  async list(@Query() query: Record<string, unknown>, @Req() request: Asked): Promise<MeetupsResource> {
    refuseUnknown(query);
    const { group: slug, ...rest } = query;
    const group = typeof slug === 'string' ? await groupOfWish(this.#ask, slug) : undefined;
    if (slug !== undefined && !group) {
      throw new InvalidInput([{ field: 'group', message: 'There is no group with this slug.' }]);
    }
    const input = { limit: 50, ...rest, ...(group ? { groupIds: group.ids } : {}) } as Partial<FindMeetups>;
    const { meetups, total, next } = await this.#ask(FindMeetups, input);
    const surroundings = await surroundingsOf(this.#ask, meetups);
    return {
      meetups: meetups.map((meetup) => meetupResource(meetup, surroundings, siteOf(request))),
      total,
      ...(next ? { next: withParameter(request.url, 'after', next) } : {}),
    };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One meetup' })
  @ApiOkResponse({ type: WholeMeetupResource })
  @ApiNotFoundResponse({ description: 'There is no such meetup.' })
  async one(@Param('id') meetupId: string, @Req() request: Asked): Promise<WholeMeetupResource> {
    const whole = await this.#ask(MeetupById, { meetupId });
    const [meetup] = whole ? await this.#ask(MeetupsByIds, { ids: [meetupId] }) : [];
    if (!whole || !meetup) throw new NotFoundException();
    return wholeMeetupResource(meetup, whole.details, await surroundingsOf(this.#ask, [meetup]), siteOf(request));
  }

  readonly #ask: PageRequest['ask'] = (type, input) =>
    this.questions.ask(type, input, { actor: visitor, views: this.views });
}

/** Refuses parameters that there are not, and pages that are larger than those of the API. */
function refuseUnknown(query: Record<string, unknown>): void {
  const problems: FieldProblem[] = Object.keys(query)
    .filter((name) => !(parameters as readonly string[]).includes(name))
    .map((field) => ({ field, message: 'There is no such field here.' }));
  if (Number(query['limit']) > mostPerPage) {
    problems.push({ field: 'limit', message: `limit must not be greater than ${mostPerPage}` });
  }
  if (problems.length > 0) throw new InvalidInput(problems);
}

function siteOf({ protocol, host }: Asked): string {
  return `${protocol}://${host}`;
}

function withParameter(url: string, name: string, value: string): string {
  const address = new URL(url, 'http://site');
  address.searchParams.set(name, value);
  return `${address.pathname}${address.search}`;
}
