import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ListedMeetup } from './listed-meetups.js';
import type { WholeMeetup } from './meetup-by-id.query.js';
import { meetupFormats, meetupModes } from './meetup.js';
import { addressLine, hostsOf, type Surroundings } from './surroundings.js';

export class MeetupPlaceResource {
  @ApiProperty({ example: 'Ely', description: 'Town' }) name!: string;
  @ApiPropertyOptional({ example: 'GB', description: 'ISO 3166-1 alpha-2' }) country?: string;
  @ApiPropertyOptional({ example: 'Cambridgeshire' }) region?: string;
  @ApiPropertyOptional({ example: 52.3995, description: 'Degrees, WGS 84' }) lat?: number;
  @ApiPropertyOptional({ example: 0.2624, description: 'Degrees, WGS 84' }) lon?: number;
}

export class MeetupVenueResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'The Old Mill' }) name!: string;
  @ApiPropertyOptional({ example: '3 Mere Lane, Ely' }) address?: string;
  @ApiProperty({ example: 'https://network.example/venues/0191f0c4-7d5e-7b3a-9d55-3d1f5f0b7c11' }) url!: string;
}

export class MeetupGroupResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'fen-ruby' }) slug!: string;
  @ApiProperty({ example: 'Fen Ruby' }) name!: string;
  @ApiProperty({ example: 'https://network.example/groups/fen-ruby' }) url!: string;
}

export class MeetupSeriesResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'Lamp evenings' }) name!: string;
}

export class MeetupTextResource {
  @ApiProperty({ example: 'What *lamps* tell.', description: 'As it was written; make it safe before use.' })
  text!: string;
  @ApiProperty({ enum: ['markdown', 'html', 'plain'] }) format!: string;
}

export class MeetupLinkResource {
  @ApiProperty({ example: 'https://slides.example/lamps' }) url!: string;
  @ApiPropertyOptional({ example: 'Slides of the first talk' }) label?: string;
}

export class MeetupResource {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'An evening about lamps' }) title!: string;
  @ApiProperty({ enum: ['planned', 'cancelled', 'past'] }) status!: string;
  @ApiProperty({ format: 'date-time', example: '2026-04-16T17:00:00Z', description: 'UTC' }) startsAt!: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'UTC; left out where nobody knows' }) endsAt?: string;
  @ApiProperty({ example: '2026-04-16T19:00', description: 'Start on the wall clock of the meetup' }) local!: string;
  @ApiProperty({ example: 'Europe/London', description: 'IANA time zone' }) zone!: string;
  @ApiProperty({ enum: meetupModes }) mode!: string;
  @ApiProperty({ enum: meetupFormats }) format!: string;
  @ApiProperty({ type: [String], example: ['Ruby'] }) technologies!: readonly string[];
  @ApiPropertyOptional({ example: 'en', description: 'BCP 47' }) language?: string;
  @ApiProperty({ type: [MeetupGroupResource], description: 'The leading one first' }) groups!: MeetupGroupResource[];
  @ApiPropertyOptional({ type: MeetupPlaceResource }) place?: MeetupPlaceResource;
  @ApiPropertyOptional({ type: MeetupVenueResource }) venue?: MeetupVenueResource;
  @ApiPropertyOptional({ type: MeetupSeriesResource }) series?: MeetupSeriesResource;
  @ApiProperty({ example: 'What lamps tell.', description: 'Beginning of the description in plain text' })
  about!: string;
  @ApiPropertyOptional({ example: 31, description: 'People who said yes, guests included' }) yes?: number;
  @ApiPropertyOptional({ example: 4 }) waitlisted?: number;
  @ApiPropertyOptional({ example: 40, description: 'Seats' }) capacity?: number;
  @ApiPropertyOptional({ example: 27, description: 'People who came' }) attended?: number;
  @ApiProperty({ example: 'https://network.example/meetups/0191f0c4-7d5e-7b3a-9d55-3d1f5f0b7c11' }) url!: string;
  @ApiProperty({ example: 'https://network.example/meetups/0191f0c4-7d5e-7b3a-9d55-3d1f5f0b7c11.ics' })
  calendar!: string;
}

export class WholeMeetupResource extends MeetupResource {
  @ApiPropertyOptional({ type: MeetupTextResource }) description?: MeetupTextResource;
  @ApiPropertyOptional({ type: MeetupLinkResource, description: 'The same meetup on another site' })
  elsewhere?: MeetupLinkResource;
  @ApiPropertyOptional({ type: MeetupTextResource }) recap?: MeetupTextResource;
  @ApiProperty({ type: [MeetupLinkResource] }) recordings!: readonly MeetupLinkResource[];
  @ApiProperty({ type: [MeetupLinkResource] }) slides!: readonly MeetupLinkResource[];
  @ApiProperty({ type: [MeetupLinkResource] }) photos!: readonly MeetupLinkResource[];
}

export class MeetupsResource {
  @ApiProperty({ type: [MeetupResource] }) meetups!: readonly MeetupResource[];
  @ApiProperty({ example: 74, description: 'Of all pages, counted no further than 10,000' }) total!: number;
  @ApiPropertyOptional({
    example: '/api/v1/meetups?after=MjAyNi0w…',
    description: 'The next page; left out on the last.',
  })
  next?: string;
}

/** A meetup as the API gives it. */
export function meetupResource(meetup: ListedMeetup, surroundings: Surroundings, site: string): MeetupResource {
  const { meetupId, title, status, startsAt, endsAt, local, zone, mode, format, technologies, language } = meetup;
  const { place, venueId, series, about, numbers = {} } = meetup;
  const { yes, waitlisted, capacity, attended } = numbers;
  const venue = venueId ? surroundings.venues.get(venueId) : undefined;
  const address = venue && addressLine(venue);
  const url = `${site}/meetups/${meetupId}`;
  return {
    id: meetupId,
    title,
    status,
    startsAt,
    ...(endsAt ? { endsAt } : {}),
    local,
    zone,
    mode,
    format,
    technologies,
    ...(language ? { language } : {}),
    groups: hostsOf(meetup, surroundings).map(({ groupId, slug, name }) => ({
      id: groupId,
      slug,
      name,
      url: `${site}/groups/${slug}`,
    })),
    ...(place ? { place } : {}),
    ...(venue
      ? {
          venue: {
            id: venue.venueId,
            name: venue.name,
            ...(address ? { address } : {}),
            url: `${site}/venues/${venue.venueId}`,
          },
        }
      : {}),
    ...(series ? { series: { id: series.seriesId, name: series.name } } : {}),
    about,
    ...(yes === undefined ? {} : { yes }),
    ...(waitlisted === undefined ? {} : { waitlisted }),
    ...(capacity === undefined ? {} : { capacity }),
    ...(attended === undefined ? {} : { attended }),
    url,
    calendar: `${url}.ics`,
  };
}

/** What the API gives of one meetup beside what lists have. */
export function wholeMeetupResource(
  meetup: ListedMeetup,
  { description, elsewhere, outcome }: WholeMeetup['details'],
  surroundings: Surroundings,
  site: string,
): WholeMeetupResource {
  const { recap, recordings = [], slides = [], photos = [] } = outcome;
  return {
    ...meetupResource(meetup, surroundings, site),
    ...(description ? { description } : {}),
    ...(elsewhere ? { elsewhere } : {}),
    ...(recap ? { recap } : {}),
    recordings,
    slides,
    photos,
  };
}
