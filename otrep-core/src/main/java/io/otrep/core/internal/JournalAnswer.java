package io.otrep.core.internal;

/**
 * What a journal says to a question.
 *
 * @param question what was asked
 * @param taken whether the activity was taken before
 * @param order the order as bytes, for {@link RouteInput.LookedUp}; empty if the journal does not tell of it
 * @param why why it does not tell, empty if there is no reason but that the order is not one of this engine
 */
record JournalAnswer(JournalQuestion question, boolean taken, byte[] order, String why) {
    static JournalAnswer unknown(JournalQuestion question, String why) {
        return new JournalAnswer(question, false, new byte[0], why);
    }

    RouteInput.LookedUp input() {
        return new RouteInput.LookedUp(order, question.activity(), question.event());
    }
}
