package io.otrep.risk;

/** Makes the sizer of one engine. Each engine gets its own. Thread-safe. */
@FunctionalInterface
public interface SizerFactory {
    /**
     * Makes the sizer.
     *
     * @return a new sizer
     */
    PositionSizer create();
}
