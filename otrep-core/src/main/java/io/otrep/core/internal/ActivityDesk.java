package io.otrep.core.internal;

import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.FoundPosition;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.account.VenueOrder;
import io.otrep.core.EngineListener;
import io.otrep.core.internal.record.AccountFields;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.core.ledger.Applied;
import io.otrep.core.ledger.Ledger;
import io.otrep.core.ledger.OwnerShare;
import io.otrep.market.CorporateAction;
import io.otrep.market.Decimal;
import io.otrep.order.Side;
import io.otrep.risk.OrderGate;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes activities to the books, once each, and moves the orders and targets that they are about. Single-threaded. */
final class ActivityDesk {
    private static final int EARLY_KEPT = 10_000;

    /** Is told who got what of a fill. */
    interface FillFollower {
        /** An owner's part of a fill was booked. */
        void onOwnerFill(String owner, Fill part);

        /** An order changed. */
        void onChange(ManagedOrder order, boolean closedNow);
    }

    private final Instruments instruments;
    private final Ledger ledger;
    private final Orders orders;
    private final Book book;
    private final OrderDesk desk;
    private final TargetBook targets;
    private final OrderGate[] gates;
    private final DecisionDigest digest;
    private final EngineListener listener;
    private final FillFollower follower;
    private final ExitRepairs repairs;
    private final VenueCloseouts closeouts = new VenueCloseouts();
    private final Map<String, FillCorrection> early = new LinkedHashMap<>();
    private boolean restoring;

    ActivityDesk(
            Instruments instruments,
            Ledger ledger,
            Orders orders,
            Book book,
            OrderDesk desk,
            TargetBook targets,
            OrderGate[] gates,
            DecisionDigest digest,
            EngineListener listener,
            FillFollower follower) {
        this.instruments = instruments;
        this.ledger = ledger;
        this.orders = orders;
        this.book = book;
        this.desk = desk;
        this.targets = targets;
        this.gates = gates;
        this.digest = digest;
        this.listener = listener;
        this.follower = follower;
        this.repairs = new ExitRepairs(orders, desk, targets);
    }

    void save(FieldSink out) {
        repairs.save(out, instruments);
        closeouts.save(out);
        out.list("early", List.copyOf(early.values()), correction -> AccountFields.writeAny(correction, out));
    }

    /** Takes what was written; there was no activity before. */
    void load(FieldReader in) {
        repairs.load(in, instruments);
        closeouts.load(in);
        in.list(() -> (FillCorrection) AccountFields.any(in))
                .forEach(correction -> early.put(name(correction.key()), correction));
    }

    /** The engine orders nothing from now on. */
    void stop() {
        repairs.stop();
    }

    /** An order ended. */
    void onClosed(ManagedOrder order) {
        repairs.onClosed(order);
    }

    /** Does what could not be done before. After every input. */
    void step() {
        repairs.step(book.timeNanos());
    }

    /** What follows from activities of an earlier process was decided then. */
    void restoring(boolean restoring) {
        this.restoring = restoring;
        repairs.restoring(restoring);
    }

    /** An earlier process decided on orders. */
    void restored(IntentsDecided decided) {
        decided.intents().forEach(intent -> repairs.restored(intent.request()));
    }

    /** Books an activity and says whether it was news. */
    boolean onActivity(Activity activity) {
        if (activity instanceof Fill fill) {
            return onFill(fill);
        } else if (activity instanceof FillCorrection correction) {
            return onCorrection(correction);
        } else if (activity instanceof PositionAdjustment adjustment) {
            return onAdjustment(adjustment);
        } else if (activity instanceof VenueOrder order) {
            closeouts.add(order);
        }
        Applied applied = ledger.apply(activity, List.of());
        booked(activity, applied);
        if (activity instanceof FoundPosition found && applied.isApplied()) {
            onFound(found);
        }
        return isNews(applied);
    }

    private static boolean isNews(Applied applied) {
        return applied.outcome() != Applied.Outcome.DUPLICATE
                && applied.outcome() != Applied.Outcome.SUPERSEDED
                && applied.outcome() != Applied.Outcome.BEYOND_HORIZON;
    }

    private void onFound(FoundPosition found) {
        digest.add("found").add(found.key().family()).add(found.quantity());
        int slot = instruments.slot(found.instrument());
        if (slot >= 0) {
            targets.touch(slot);
            revalued(slot);
        }
    }

    private boolean onFill(Fill fill) {
        String route = fill.key().account().route();
        ManagedOrder order = orders.find(fill.clientOrderId(), fill.venueOrderId(), route);
        if (order != null && isRepeated(order, fill)) {
            return false;
        }
        List<OwnerShare> shares = shares(order == null ? orders.findAside(fill.clientOrderId()) : order, fill);
        Applied applied = ledger.apply(fill, shares);
        int slot = instruments.slot(fill.instrument());
        if (applied.isApplied()) {
            booked(fill, applied);
            if (!restoring) {
                digestFill(fill);
            }
            tellGates(fill, slot);
        }
        if (order != null) {
            orders.nameAtVenue(order, fill.venueOrderId());
            followOwnOrder(order, fill.signedQuantity());
            boolean late = order.status().isClosed();
            desk.moves().onExecution(order, fill.timeNanos());
            if (late && order.shares() != null) {
                targets.onLateFill(order.slot(), fill.signedQuantity());
            }
            correct(early.isEmpty() ? null : early.remove(name(fill.key())));
            repairs.afterFill(order);
        } else if (closeouts.has(fill) && slot >= 0) {
            if (applied.isApplied()) {
                shares.forEach(share -> targets.onCloseout(share.owner(), slot, share.quantity()));
            }
        } else if (fill.clientOrderId() != null && isNews(applied)) {
            desk.moves()
                    .anomaly(
                            String.valueOf(fill.clientOrderId()),
                            "an execution of an order that is not known: " + fill);
        }
        if (applied.isApplied()) {
            tellOwners(fill, shares);
        }
        return isNews(applied);
    }

    private void tellGates(Fill fill, int slot) {
        if (slot >= 0) {
            orders.resum(slot);
            for (OrderGate gate : gates) {
                gate.onFill(fill, slot, book);
            }
        }
    }

    private static boolean isRepeated(ManagedOrder order, Fill fill) {
        Decimal added = order.execute(fill.key().family(), fill.key().revision(), fill.quantity(), fill.price());
        return added.signum() == 0;
    }

    private List<OwnerShare> shares(@Nullable ManagedOrder order, Fill fill) {
        if (order == null) {
            return closeouts.has(fill)
                    ? closeouts.shares(fill, ledger)
                    : List.of(new OwnerShare(Position.EXTERNAL, fill.signedQuantity()));
        }
        TargetShares shares = order.shares();
        if (shares == null) {
            return List.of(new OwnerShare(order.intent().owner(), fill.signedQuantity()));
        }
        Decimal step = fill.instrument().step();
        return shares.split(fill.signedQuantity(), step == null ? Decimal.ZERO : step);
    }

    private void followOwnOrder(ManagedOrder order, Decimal signedQuantity) {
        if (order.shares() == null) {
            targets.onOwnOrder(order.intent().owner(), order.slot(), signedQuantity);
        }
    }

    private void tellOwners(Fill fill, List<OwnerShare> shares) {
        for (OwnerShare share : shares) {
            follower.onOwnerFill(share.owner(), shares.size() == 1 ? fill : part(fill, share));
        }
    }

    private static Fill part(Fill fill, OwnerShare share) {
        Side side = Side.of(share.quantity().signum());
        return Fill.builder(
                        fill.key(),
                        fill.timeNanos(),
                        fill.instrument(),
                        side,
                        share.quantity().abs(),
                        fill.price())
                .liquidity(fill.liquidity())
                .clientOrderId(fill.clientOrderId())
                .venueOrderId(fill.venueOrderId())
                .build();
    }

    private boolean onCorrection(FillCorrection correction) {
        Applied applied = ledger.apply(correction, List.of());
        booked(correction, applied);
        if (applied.outcome() == Applied.Outcome.UNKNOWN_FAMILY) {
            keep(correction);
        } else if (applied.isApplied()) {
            correct(correction);
        }
        return isNews(applied);
    }

    /** It came before what it corrects. */
    private void keep(FillCorrection correction) {
        FillCorrection known = early.get(name(correction.key()));
        if (known == null || known.key().revision() < correction.key().revision()) {
            early.put(name(correction.key()), correction);
        }
        if (early.size() > EARLY_KEPT) {
            early.remove(early.keySet().iterator().next());
        }
    }

    private static String name(ActivityKey key) {
        return key.account() + "/" + key.family();
    }

    private void correct(@Nullable FillCorrection correction) {
        if (correction == null) {
            return;
        }
        digest.add("correction")
                .add(correction.key().family())
                .add(correction.key().revision());
        Fill corrected = correction.corrected();
        ActivityKey key = correction.key();
        for (ManagedOrder order : orders.executedBy(key.family(), key.account().route())) {
            Decimal quantity = corrected == null ? Decimal.ZERO : corrected.quantity();
            Decimal price = corrected == null ? Decimal.ZERO : corrected.price();
            Decimal added =
                    order.execute(correction.key().family(), correction.key().revision(), quantity, price);
            followOwnOrder(order, order.side() == Side.BUY ? added : added.negate());
            repairs.onCorrected(order, added);
            targets.touch(order.slot());
            revalued(order.slot());
            follower.onChange(order, false);
        }
    }

    private boolean onAdjustment(PositionAdjustment adjustment) {
        int slot = instruments.slot(adjustment.instrument());
        boolean[] met = slot < 0 ? new boolean[0] : targets.met(slot);
        Applied applied = ledger.apply(adjustment, List.of());
        booked(adjustment, applied);
        if (applied.isApplied() && slot >= 0 && adjustment.kind() == CorporateAction.Kind.SPLIT) {
            repairs.onSplit(slot, book.timeNanos());
            desk.kept().onSplit(slot, adjustment.numerator(), adjustment.denominator());
            targets.rescale(slot, met, adjustment.numerator(), adjustment.denominator());
        }
        if (applied.isApplied() && slot >= 0) {
            revalued(slot);
        }
        return isNews(applied);
    }

    private void revalued(int slot) {
        desk.kept().onMoved(slot);
        for (OrderGate gate : gates) {
            gate.onRevalued(slot, book);
        }
    }

    private void booked(Activity activity, Applied applied) {
        if (applied.outcome() == Applied.Outcome.BEYOND_HORIZON) {
            desk.moves()
                    .anomaly(
                            activity.key().toString(),
                            "it came too late to be booked; the books need a reconciliation");
        } else if (isNews(applied)) {
            listener.onActivity(activity);
        }
    }

    private void digestFill(Fill fill) {
        digest.add("fill")
                .add(fill.timeNanos())
                .add(fill.key().family())
                .add(fill.instrument().toString())
                .add(fill.signedQuantity())
                .add(fill.price());
        if (fill.fee() != null) {
            digest.add(fill.fee().amount()).add(fill.fee().currency().code());
        }
    }

    /** A position that the venue held before the engine began: not ours, unless it is taken over. */
    void open(Position position) {
        if (!position.isFlat() && instruments.slot(position.instrument()) >= 0) {
            Decimal unit = position.quantity().times(position.instrument().multiplier());
            Decimal price = position.cost().dividedBy(unit, 12, RoundingMode.HALF_EVEN);
            ledger.openPosition(
                    position.account(),
                    position.instrument(),
                    position.owner(),
                    position.quantity(),
                    price,
                    book.timeNanos());
        }
    }
}
