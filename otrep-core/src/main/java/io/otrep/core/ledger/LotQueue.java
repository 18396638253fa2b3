package io.otrep.core.ledger;

import io.otrep.account.Lot;
import io.otrep.account.LotMethod;
import java.util.ArrayList;
import java.util.List;

/** The open lots of a holding, oldest first. Removing the oldest is O(1). Not thread-safe. */
final class LotQueue {
    private static final int WORTH_COMPACTING = 32;

    private final ArrayList<OpenLot> lots;
    private int head;

    LotQueue() {
        this.lots = new ArrayList<>();
    }

    private LotQueue(List<OpenLot> lots) {
        this.lots = new ArrayList<>(lots);
    }

    LotQueue copy() {
        return new LotQueue(lots.subList(head, lots.size()));
    }

    boolean isEmpty() {
        return head == lots.size();
    }

    int size() {
        return lots.size() - head;
    }

    OpenLot get(int index) {
        return lots.get(head + index);
    }

    void set(int index, OpenLot lot) {
        lots.set(head + index, lot);
    }

    void add(OpenLot lot) {
        lots.add(lot);
    }

    void clear() {
        lots.clear();
        head = 0;
    }

    void remove(int index) {
        if (index > 0) {
            lots.remove(head + index);
            return;
        }
        head++;
        if (head == lots.size()) {
            clear();
        } else if (head >= WORTH_COMPACTING && head * 2 >= lots.size()) {
            lots.subList(0, head).clear();
            head = 0;
        }
    }

    /** Index of the lot that a close takes next; the queue must not be empty. */
    int next(LotMethod method, List<String> named) {
        return switch (method) {
            case FIFO, AVERAGE -> 0;
            case LIFO -> size() - 1;
            case HIFO -> dearest();
            case SPECIFIC -> firstOf(named);
        };
    }

    private int dearest() {
        int best = 0;
        for (int i = 1; i < size(); i++) {
            if (get(i).costsMoreThan(get(best))) {
                best = i;
            }
        }
        return best;
    }

    private int firstOf(List<String> named) {
        for (String family : named) {
            for (int i = 0; i < size(); i++) {
                if (get(i).family().equals(family)) {
                    return i;
                }
            }
        }
        return 0;
    }

    /** All, oldest first. */
    List<OpenLot> all() {
        return lots.subList(head, lots.size());
    }

    List<Lot> toLots() {
        List<Lot> result = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            result.add(get(i).toLot());
        }
        return result;
    }
}
