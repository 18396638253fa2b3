package io.otrep.broker.tck;

import io.otrep.broker.Capability;
import java.util.ArrayList;
import java.util.List;

/**
 * One numbered thing that an adapter must do. Numbers are for ever: a case that goes leaves its number unused.
 *
 * @param number four digits, the first two name the subject
 * @param row where its result stands on the page: a capability's name, or a duty of every broker
 * @param title what must hold, as a sentence
 * @param needs capabilities without which it is skipped
 * @param connects whether the broker is connected before it begins
 * @param everyClass whether it is run for every class of assets; otherwise for the first alone
 * @param body what is done and asserted
 */
record Case(
        String number,
        String row,
        String title,
        List<Capability> needs,
        boolean connects,
        boolean everyClass,
        Body body) {
    /** What a case does. */
    interface Body {
        void run(Trial trial) throws Exception;
    }

    /** A duty of every broker. */
    static Case of(String number, Duty duty, String title, Body body) {
        return new Case(number, duty.words(), title, List.of(), true, duty.isForEveryClass(), body);
    }

    /** Something that a capability promises; the first names its row. */
    static Case of(String number, Capability capability, String title, Body body) {
        return new Case(number, capability.name(), title, List.of(capability), true, true, body);
    }

    Case needing(Capability... more) {
        List<Capability> all = new ArrayList<>(needs);
        all.addAll(List.of(more));
        return new Case(number, row, title, List.copyOf(all), connects, everyClass, body);
    }

    /** Run for the first class that has it alone: instruments of another class make no difference. */
    Case onlyOnce() {
        return new Case(number, row, title, needs, connects, false, body);
    }

    /** Begins with a broker that is not connected yet. */
    Case unconnected() {
        return new Case(number, row, title, needs, false, everyClass, body);
    }

    /** For example {@code TCK-0412 a replace that races a partial fill never overfills}. */
    @Override
    public String toString() {
        return "TCK-" + number + " " + title;
    }
}
