package io.otrep.broker.tck;

import io.otrep.market.AssetClass;
import org.jspecify.annotations.Nullable;

/**
 * What became of a case.
 *
 * @param number of the case
 * @param row where it stands on the page
 * @param assetClass for which instruments
 * @param outcome what was seen
 * @param cause why it is not green; null if it is
 */
record Result(
        String number,
        String row,
        AssetClass assetClass,
        Outcome outcome,
        @Nullable Throwable cause) {
    /** What was seen. */
    enum Outcome {
        /** It works. */
        GREEN,
        /** It does not. */
        RED,
        /** The broker does not claim it. */
        ABSENT,
        /** The double cannot show it. */
        UNSEEN
    }
}
