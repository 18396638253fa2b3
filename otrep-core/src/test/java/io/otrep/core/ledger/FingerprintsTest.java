package io.otrep.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.core.internal.record.StateBytes;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintsTest {
    private static final int LIMIT = 10_000;

    private static byte[] saved(Fingerprints fingerprints) {
        return StateBytes.write(1, fingerprints::save);
    }

    private static Fingerprints loaded(byte[] saved) {
        Fingerprints loaded = new Fingerprints(LIMIT);
        StateBytes.read(saved, 1, UnaryOperator.identity(), loaded::load);
        return loaded;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 4_999, 5_000, 5_001, 12_345, 40_000})
    void whatWasLoadedKnowsAndForgetsTheSame(int count) {
        SplittableRandom random = new SplittableRandom(count);
        Fingerprints written = new Fingerprints(LIMIT);
        long[] all = random.longs(count + 8_000L).toArray();
        for (int i = 0; i < count; i++) {
            written.add(all[i]);
        }

        Fingerprints read = loaded(saved(written));

        for (int i = 0; i < all.length; i++) {
            assertThat(read.contains(all[i])).as("%d of seed %d", i, count).isEqualTo(written.contains(all[i]));
        }
        for (int i = count; i < all.length; i++) {
            written.add(all[i]);
            read.add(all[i]);
        }
        for (int i = 0; i < all.length; i++) {
            assertThat(read.contains(all[i]))
                    .as("%d of seed %d, later", i, count)
                    .isEqualTo(written.contains(all[i]));
        }
    }
}
