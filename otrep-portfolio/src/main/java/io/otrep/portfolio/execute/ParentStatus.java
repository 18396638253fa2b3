package io.otrep.portfolio.execute;

/** Where a parent order is in its life. */
public enum ParentStatus {
    /** It waits for its start, or sends children. */
    WORKING(false),
    /** It was canceled; children may still work. */
    CANCELING(false),
    /** Its time is over; children may still work. */
    EXPIRING(false),
    /** All of it was executed. */
    COMPLETED(true),
    /** It was canceled before all of it was executed. */
    CANCELED(true),
    /** Its time was over before all of it was executed. */
    EXPIRED(true);

    private final boolean ended;

    ParentStatus(boolean ended) {
        this.ended = ended;
    }

    /**
     * Whether nothing more comes of it.
     *
     * @return true if no child works and none will be sent
     */
    public boolean isEnded() {
        return ended;
    }
}
