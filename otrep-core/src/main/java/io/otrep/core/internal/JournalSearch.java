package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.BooksMoved;
import io.otrep.core.internal.record.EngineRecord.LookedUp;
import io.otrep.core.internal.record.EngineRecord.OrderMoved;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.core.internal.record.StateBytes;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.VenueOrderId;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One search for late things in a journal: a pass that learns which orders they are about, another that builds these orders as they ended. Single-threaded.
 */
final class JournalSearch {
    static final int VERSION = 1;

    private interface Taker {
        void take(EngineRecord record);
    }

    private final JournalSource source;
    private final List<JournalQuestion> questions;
    private final Map<VenueOrderId, ClientOrderId> byVenueId = new HashMap<>();
    private final Map<String, ClientOrderId> byFamily = new HashMap<>();
    private final Set<VenueOrderId> venueIds = new HashSet<>();
    private final Set<String> families = new HashSet<>();
    private final Set<ActivityKey> asked = new HashSet<>();
    private final Set<ActivityKey> taken = new HashSet<>();
    private final Map<ClientOrderId, PastOrder> orders = new LinkedHashMap<>();
    private long firstSequence;

    JournalSearch(JournalSource source, List<JournalQuestion> questions) {
        this.source = source;
        this.questions = questions;
    }

    /** Answers, in the order of the questions. */
    List<JournalAnswer> run() {
        try {
            questions.forEach(this::note);
            if (!read(this::learn)) {
                return unknown("this journal cannot be read while it is written");
            }
            for (JournalQuestion question : questions) {
                ClientOrderId id = idOf(question);
                if (id != null) {
                    orders.put(id, new PastOrder(id));
                }
            }
            read(record -> orders.values().forEach(order -> order.take(record)));
            return questions.stream().map(this::answer).toList();
        } catch (IOException | RuntimeException e) {
            return unknown("the journal could not be read: " + e.getMessage());
        }
    }

    private List<JournalAnswer> unknown(String why) {
        return questions.stream()
                .map(question -> JournalAnswer.unknown(question, why))
                .toList();
    }

    private void note(JournalQuestion question) {
        if (question.venueId() != null) {
            venueIds.add(question.venueId());
        }
        ActivityKey corrected = question.corrected();
        if (corrected != null) {
            families.add(name(corrected));
        }
        if (question.activity() != null) {
            asked.add(question.activity().key());
        }
    }

    private static String name(ActivityKey key) {
        return key.account() + "/" + key.family();
    }

    /** Where retention has cut, instruments are named again from the first run or snapshot on. */
    private boolean read(Taker taker) throws IOException {
        EngineCodec codec = new EngineCodec();
        boolean[] whole = new boolean[1];
        firstSequence = 0;
        return source.read((sequence, type, payload) -> {
            firstSequence = firstSequence == 0 ? sequence : firstSequence;
            whole[0] |= EngineCodec.isFreshStart(type);
            EngineRecord record = whole[0] && EngineCodec.tellsOfOrders(type) ? codec.decode(type, payload) : null;
            if (record != null && !(record instanceof RunBegun) && !(record instanceof SnapshotTaken)) {
                taker.take(record);
            }
        });
    }

    private void learn(EngineRecord record) {
        if (record instanceof OrderMoved moved) {
            learn(moved.event());
        } else if (record instanceof BooksMoved moved) {
            learn(moved.activity());
        } else if (record instanceof LookedUp found) {
            if (found.event() != null) {
                learn(found.event());
            } else if (found.activity() != null) {
                learn(found.activity());
            }
        }
    }

    private void learn(OrderEvent event) {
        if (venueIds.contains(event.venueOrderId())) {
            byVenueId.putIfAbsent(event.venueOrderId(), event.clientOrderId());
        }
    }

    private void learn(Activity activity) {
        if (asked.contains(activity.key())) {
            taken.add(activity.key());
        }
        if (!(activity instanceof Fill fill)) {
            return;
        }
        if (fill.venueOrderId() != null) {
            if (fill.clientOrderId() != null && venueIds.contains(fill.venueOrderId())) {
                byVenueId.putIfAbsent(fill.venueOrderId(), fill.clientOrderId());
            }
        }
        if (fill.clientOrderId() != null && families.contains(name(fill.key()))) {
            byFamily.putIfAbsent(name(fill.key()), fill.clientOrderId());
        }
    }

    /** Our id comes first; one that is made of the venue's says no more than that. */
    private @Nullable ClientOrderId idOf(JournalQuestion question) {
        ClientOrderId id = question.id();
        if (id != null && !id.isExternal()) {
            return id;
        }
        ActivityKey corrected = question.corrected();
        return corrected != null ? byFamily.get(name(corrected)) : byVenueId.get(question.venueId());
    }

    private JournalAnswer answer(JournalQuestion question) {
        boolean before = question.activity() != null
                && taken.contains(question.activity().key());
        ClientOrderId id = idOf(question);
        PastOrder order = id == null ? null : orders.get(id);
        ManagedOrder ended = order == null ? null : order.ended();
        if (ended == null) {
            String why = firstSequence > 1
                    ? "the journal does not know it: records before " + firstSequence + " were removed"
                    : "";
            return before ? new JournalAnswer(question, true, new byte[0], "") : JournalAnswer.unknown(question, why);
        }
        return new JournalAnswer(question, before, StateBytes.write(VERSION, ended::save), "");
    }
}
