package io.otrep.risk;

/**
 * Says whether a part works: a stream, a store, a disk. Called by the supervisor on its own thread, one call at a time; it may block up
 * to the supervisor's deadline.
 */
public interface HealthCheck {
    /**
     * A name for metrics and alerts.
     *
     * @return for example {@code alpaca-stream}
     */
    String name();

    /**
     * Looks.
     *
     * @return how it is
     */
    Health check();

    /**
     * How a part is. Immutable.
     *
     * @param healthy whether it works
     * @param detail in words, for an operator
     */
    record Health(boolean healthy, String detail) {
        /**
         * It works.
         *
         * @return healthy, without words
         */
        public static Health up() {
            return new Health(true, "");
        }

        /**
         * It does not work.
         *
         * @param detail why
         * @return not healthy
         */
        public static Health down(String detail) {
            return new Health(false, detail);
        }
    }
}
