import { Controller, Get, Inject, NotFoundException, Param, Query, Req } from '@nestjs/common';
import { ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Questions } from '#door/ask-questions';
import { visitor } from '#kernel/access';
import { LiveViews } from '#runner/live-views';
import { type AskedAddress, nextPage, siteOf } from '../api-address.js';
import { FindVenues } from './find-venues.query.js';
import { venueResource, VenueResource, VenuesPage } from './venue-resource.js';
import { VenuesByIds } from './venues-by-ids.query.js';

/** The venues for programs. */
@ApiTags('venues')
@Controller('api/v1/venues')
export class VenuesApi {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(LiveViews) private readonly views: LiveViews,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Venues by name', description: 'Paged by cursor: follow `next`.' })
  @ApiQuery({ name: 'words', required: false, description: 'Every word must occur, the last one also as a beginning' })
  @ApiQuery({ name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } })
  @ApiQuery({ name: 'after', required: false, description: 'Cursor out of `next`' })
  @ApiOkResponse({ type: VenuesPage })
  async list(@Query() query: Record<string, unknown>, @Req() request: AskedAddress): Promise<VenuesPage> {
    const input = query as Partial<FindVenues>;
    const found = await this.questions.ask(FindVenues, input, { actor: visitor, views: this.views });
    return {
      venues: found.venues.map((row) => venueResource(row, siteOf(request))),
      total: found.total,
      ...nextPage(request, found.next),
    };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One venue' })
  @ApiOkResponse({ type: VenueResource })
  @ApiNotFoundResponse({ description: 'There is no such venue.' })
  async one(@Param('id') id: string, @Req() request: AskedAddress): Promise<VenueResource> {
    const [venue] = await this.questions.ask(VenuesByIds, { ids: [id] }, { actor: visitor, views: this.views });
    if (!venue) throw new NotFoundException();
    return venueResource(venue, siteOf(request));
  }
}
