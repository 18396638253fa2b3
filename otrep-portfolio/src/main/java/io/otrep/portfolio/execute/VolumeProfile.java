package io.otrep.portfolio.execute;

import io.otrep.market.Bar;
import io.otrep.market.Nanos;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;

/**
 * How the volume of a day is spread over its hours: a weight for each bucket of local time, even within a bucket. With buckets of an hour and 30 % of the
 * volume from 15:00 to 16:00, 15 % fall from 15:30 to 16:00. Immutable and thread-safe.
 */
public final class VolumeProfile {
    private static final long DAY = Duration.ofDays(1).toNanos();

    private final ZoneId zone;
    private final long bucketNanos;
    private final double[] weights;

    private VolumeProfile(ZoneId zone, long bucketNanos, double[] weights) {
        this.zone = zone;
        this.bucketNanos = bucketNanos;
        this.weights = weights;
    }

    /**
     * Begins a profile without volume.
     *
     * @param zone whose clock the buckets follow, for example New York
     * @param bucket their length, such as 30 minutes; a day must be a whole number of them
     * @return a builder
     * @throws IllegalArgumentException if it is not
     */
    public static Builder builder(ZoneId zone, Duration bucket) {
        return new Builder(zone, bucket);
    }

    void write(DataOutputStream out) throws IOException {
        out.writeUTF(zone.getId());
        out.writeLong(bucketNanos);
        for (double weight : weights) {
            out.writeDouble(weight);
        }
    }

    static VolumeProfile read(DataInputStream in) throws IOException {
        Builder builder = builder(ZoneId.of(in.readUTF()), Duration.ofNanos(in.readLong()));
        for (int bucket = 0; bucket < builder.weights.length; bucket++) {
            builder.add(bucket, in.readDouble());
        }
        return builder.build();
    }

    /**
     * The volume expected between two times.
     *
     * @param fromNanos nanoseconds since 1970
     * @param toNanos not before
     * @return in the unit of what was added
     */
    public double between(long fromNanos, long toNanos) {
        double sum = 0;
        long at = fromNanos;
        while (at < toNanos) {
            long ofDay = ofDay(zone, at);
            long end = Math.min(toNanos, at + bucketNanos - ofDay % bucketNanos);
            sum += weights[(int) (ofDay / bucketNanos)] * (end - at) / bucketNanos;
            at = end;
        }
        return sum;
    }

    private static long ofDay(ZoneId zone, long timeNanos) {
        return Nanos.toInstant(timeNanos).atZone(zone).toLocalTime().toNanoOfDay();
    }

    /** Builds a {@link VolumeProfile}. Not thread-safe. */
    public static final class Builder {
        private final ZoneId zone;
        private final long bucketNanos;
        private final double[] weights;

        private Builder(ZoneId zone, Duration bucket) {
            this.zone = Objects.requireNonNull(zone, "zone");
            bucketNanos = bucket.toNanos();
            if (bucketNanos <= 0 || DAY % bucketNanos != 0) {
                throw new IllegalArgumentException("a day must be a whole number of buckets, but one was " + bucket);
            }
            weights = new double[(int) (DAY / bucketNanos)];
        }

        /**
         * The volume of a bar, to the bucket in which it began.
         *
         * @param bar not longer than a bucket
         * @return this
         */
        public Builder add(Bar bar) {
            weights[(int) (ofDay(zone, bar.openNanos()) / bucketNanos)] += bar.volume();
            return this;
        }

        /**
         * A weight for a bucket, added to what it has.
         *
         * @param bucket from 0 at midnight
         * @param weight at least 0
         * @return this
         * @throws IllegalArgumentException if there is no such bucket, or the weight is below 0
         */
        public Builder add(int bucket, double weight) {
            if (bucket < 0 || bucket >= weights.length || !(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("bucket must be from 0 to " + (weights.length - 1)
                        + " and its weight at least 0 and finite, but were " + bucket + " and " + weight);
            }
            weights[bucket] += weight;
            return this;
        }

        /**
         * Makes the profile.
         *
         * @return the profile
         * @throws IllegalArgumentException if it has no volume at all
         */
        public VolumeProfile build() {
            if (!(Arrays.stream(weights).sum() > 0)) {
                throw new IllegalArgumentException("a profile needs volume in at least one bucket");
            }
            return new VolumeProfile(zone, bucketNanos, weights.clone());
        }
    }
}
