package io.otrep.core.internal;

import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Decimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order was executed for, by execution family, so that corrections and busts supersede what they correct, whichever comes first.
 * The gross quantity is what the venue took off the order: a bust does not give it back. Single-threaded.
 */
final class Executions {
    private static final class Family {
        private final String name;
        private int revision = -1;
        private Decimal gross = Decimal.ZERO;
        private boolean grossIsFirst;
        private Decimal net = Decimal.ZERO;
        private Decimal price = Decimal.ZERO;

        Family(String name) {
            this.name = name;
        }
    }

    private final List<Family> families = new ArrayList<>(1);
    private Decimal gross = Decimal.ZERO;
    private Decimal net = Decimal.ZERO;

    /**
     * Books a revision of an execution.
     *
     * @return what it added to the net quantity, negative if it took away; 0 for a repeated or superseded one
     */
    Decimal book(String family, int revision, Decimal quantity, Decimal price) {
        Family known = findOrAdd(family);
        if (InferredFills.isInferred(family)) {
            Decimal holds = revision > known.revision ? quantity : known.net;
            gross = gross.plus(holds.minus(known.gross)); // what is told at last takes its place
            known.gross = holds;
        } else if (revision == 0 && !known.grossIsFirst) {
            gross = gross.plus(quantity.minus(known.gross));
            known.gross = quantity;
            known.grossIsFirst = true;
        } else if (known.revision < 0) {
            gross = gross.plus(quantity);
            known.gross = quantity;
        }
        if (revision <= known.revision) {
            return Decimal.ZERO;
        }
        Decimal added = quantity.minus(known.net);
        known.revision = revision;
        known.net = quantity;
        known.price = price;
        net = net.plus(added);
        return added;
    }

    void save(FieldSink out) {
        out.list("families", families, family -> {
            out.text("name", family.name);
            out.number("revision", family.revision);
            out.decimal("gross", family.gross);
            out.flag("grossIsFirst", family.grossIsFirst);
            out.decimal("net", family.net);
            out.decimal("price", family.price);
        });
        out.decimal("gross", gross);
        out.decimal("net", net);
    }

    /** Takes what was written; it was empty before. */
    void load(FieldReader in) {
        families.addAll(in.list(() -> {
            Family family = new Family(in.text());
            family.revision = in.smallNumber();
            family.gross = in.decimal();
            family.grossIsFirst = in.flag();
            family.net = in.decimal();
            family.price = in.decimal();
            return family;
        }));
        gross = in.decimal();
        net = in.decimal();
    }

    /** The revision of a family that holds, -1 if there is none. */
    int revisionOf(String name) {
        Family family = find(name);
        return family == null ? -1 : family.revision;
    }

    /** The quantity of a family, 0 if there is none. */
    Decimal quantityOf(String name) {
        Family family = find(name);
        return family == null ? Decimal.ZERO : family.net;
    }

    /** The price of a family, 0 if there is none. */
    Decimal priceOf(String name) {
        Family family = find(name);
        return family == null ? Decimal.ZERO : family.price;
    }

    private Family findOrAdd(String name) {
        Family known = find(name);
        if (known != null) {
            return known;
        }
        Family added = new Family(name);
        families.add(added);
        return added;
    }

    private @Nullable Family find(String name) {
        for (int i = 0; i < families.size(); i++) {
            if (families.get(i).name.equals(name)) {
                return families.get(i);
            }
        }
        return null;
    }

    boolean has(String name) {
        return find(name) != null;
    }

    boolean isEmpty() {
        return families.isEmpty();
    }

    /** Units the venue took off the order. */
    Decimal gross() {
        return gross;
    }

    /** Units executed, busts and corrections taken off. */
    Decimal net() {
        return net;
    }

    /** Volume-weighted price of the net quantity, NaN if there is none. */
    double averagePrice() {
        double value = 0;
        double units = 0;
        for (Family family : families) {
            double quantity = family.net.toDouble();
            value += quantity * family.price.toDouble();
            units += quantity;
        }
        return units == 0 ? Double.NaN : value / units;
    }
}
