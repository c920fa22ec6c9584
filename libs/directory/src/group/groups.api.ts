import { Controller, Get, Inject, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Questions } from '#door/ask-questions';
import { visitor } from '#kernel/access';
import { LiveViews } from '#runner/live-views';
import { type AskedAddress, nextPage, siteOf } from '../api-address.js';
import { FindGroups, groupOrders } from './find-groups.query.js';
import { GroupBySlug } from './group-by-slug.query.js';
import { groupResource, GroupsPage, wholeGroupResource, WholeGroupResource } from './group-resource.js';
import { groupKinds } from './group.js';

/** The directory for programs. */
@ApiTags('groups')
@Controller('api/v1/groups')
export class GroupsApi {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(LiveViews) private readonly views: LiveViews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Groups of the directory', description: 'Paged by cursor: follow `next`.' })
  @ApiQuery({ name: 'words', required: false, description: 'Every word must occur, the last one also as a beginning' })
  @ApiQuery({ name: 'technology', required: false, example: 'Ruby' })
  @ApiQuery({ name: 'kind', required: false, enum: groupKinds })
  @ApiQuery({ name: 'lat', required: false, type: Number, description: 'Together with lon: only groups around here' })
  @ApiQuery({ name: 'lon', required: false, type: Number })
  @ApiQuery({ name: 'km', required: false, type: Number, description: 'Radius, 50 unless given' })
  @ApiQuery({ name: 'sort', required: false, enum: groupOrders })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @ApiQuery({ name: 'after', required: false, description: 'Cursor out of `next`' })
  @ApiOkResponse({ type: GroupsPage })
  async list(@Query() query: Record<string, unknown>, @Req() request: AskedAddress): Promise<GroupsPage> {
    const input = { limit: 50, ...query } as Partial<FindGroups>;
    const found = await this.questions.ask(FindGroups, input, { actor: visitor, views: this.views });
    return {
      groups: found.groups.map(({ entry, km }) => groupResource(entry, siteOf(request), km)),
      total: found.total,
      ...nextPage(request, found.next),
    };
  }

  @Get(':slug')
  @ApiOperation({ summary: 'One group', description: 'A former slug gives the group under its present one.' })
  @ApiOkResponse({ type: WholeGroupResource })
  @ApiNotFoundResponse({ description: 'There is no such group.' })
  async one(@Param('slug') slug: string, @Req() request: AskedAddress): Promise<WholeGroupResource> {
    const ask = (of: string) => this.questions.ask(GroupBySlug, { slug: of }, { actor: visitor, views: this.views });
    let found = await ask(slug);
    if (found.kind === 'moved') found = await ask(found.slug);
    if (found.kind !== 'group' || found.entry.standing === 'proposed') throw new NotFoundException();
    return wholeGroupResource(found.entry, found.profile, siteOf(request));
  }
}
