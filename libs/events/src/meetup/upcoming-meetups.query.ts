import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { question } from '#door/questions';
import { distanceKm } from '#geography/distance';
import { cellsWithin } from '#geography/geo-cells';
import { anyone } from '#kernel/access';
import { Query } from '#kernel/query';
import { earliestStillOn, inOrder, isOver, listed, type ListedMeetup } from './listed-meetups.js';
import { type MeetupEntry, technologyKey } from './meetups.view.js';

export type { ListedMeetup } from './listed-meetups.js';

/** Which meetups are on now or come next? The first one first; cancelled ones are left out. */
export class UpcomingMeetups extends Query<readonly ListedMeetup[]> {
  @IsOptional() @IsInt() @Min(1) @Max(200) @Type(() => Number) limit?: number;
  /** Together with `lon`: only meetups around here whose place is known. */
  @ValidateIf(({ lat, lon }: UpcomingMeetups) => lat !== undefined || lon !== undefined)
  @Type(() => Number)
  @IsLatitude({ message: 'lat must lie between -90 and 90, and be given together with lon' })
  lat?: number;
  @ValidateIf(({ lat, lon }: UpcomingMeetups) => lat !== undefined || lon !== undefined)
  @Type(() => Number)
  @IsLongitude({ message: 'lon must lie between -180 and 180, and be given together with lat' })
  lon?: number;
  /** Radius in kilometres, 50 unless given. */
  @IsOptional() @IsNumber() @Min(1) @Max(20_000) @Type(() => Number) km?: number;
  @IsOptional() @IsString() @MaxLength(60) technology?: string;
  static readonly access = anyone;
}

export const upcomingMeetups = question(UpcomingMeetups, async (query, views) => {
  const { limit = 10, lat, lon, km = 50, technology } = query;
  const near = lat === undefined || lon === undefined ? undefined : { lat, lon };
  const within = ({ place }: MeetupEntry) =>
    near === undefined ||
    (place?.lat !== undefined && place.lon !== undefined && distanceKm(near, { lat: place.lat, lon: place.lon }) <= km);
  const { rows } = await inOrder(views, {
    index: near ? 'byCell' : 'takingPlace',
    anyOf: near ? cellsWithin(near, km).map((cell) => [cell]) : [[]],
    ...(technology ? { also: [{ index: 'byTechnology', equals: [technologyKey(technology)] }] } : {}),
    from: earliestStillOn(views.now),
    order: 'ascending',
    limit,
    keep: (row) => row.standing === 'takes-place' && !isOver(row, views.now) && within(row),
  });
  return listed(views, rows);
});
