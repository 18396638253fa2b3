package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.account.Activity;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.FoundPosition;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.account.VenueOrder;
import io.otrep.core.ledger.Applied.Outcome;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes activities to the books: what was seen before, what supersedes what, and how each kind moves cash and lots. Books that changed
 * are named to the {@link Registry}. Not thread-safe.
 */
final class Postings {
    private final Registry registry;
    private final Rates rates;
    private final Families families;
    private final ArrayList<FlowFamily> unvalued = new ArrayList<>();
    private double cumulativeFlow;

    Postings(Registry registry, Horizon horizon) {
        this.registry = registry;
        this.rates = registry.rates();
        this.families = new Families(horizon);
    }

    /** Lets go of what is beyond the horizon. */
    void trim() {
        families.trim();
    }

    int changeable() {
        return families.size();
    }

    /** Deposits minus withdrawals in the base currency, NaN while one has no rate. */
    double cumulativeFlow() {
        return unvalued.isEmpty() ? cumulativeFlow : Double.NaN;
    }

    /** Values what had no rate yet, where there is one now. */
    void valueFlows() {
        if (unvalued.isEmpty()) {
            return;
        }
        unvalued.removeIf(family -> {
            CashFlow flow = family.posted();
            return flow == null || value(family, flow);
        });
    }

    Families families() {
        return families;
    }

    List<FlowFamily> unvalued() {
        return unvalued;
    }

    double valuedFlow() {
        return cumulativeFlow;
    }

    void valuedFlow(double inBase) {
        cumulativeFlow = inBase;
    }

    Applied apply(Activity activity, List<OwnerShare> shares, List<String> lots) {
        if (activity instanceof Fill fill) {
            return fill(fill, shares, lots);
        }
        if (activity instanceof FillCorrection correction) {
            return correction(correction);
        }
        if (activity instanceof FeeAdjustment adjustment) {
            return fee(adjustment);
        }
        if (activity instanceof CashFlow flow) {
            return flow(flow);
        }
        if (activity instanceof PositionAdjustment adjustment) {
            return adjustment(adjustment);
        }
        if (activity instanceof FoundPosition found) {
            return found(found);
        }
        return recorded(activity);
    }

    private static FamilyKey key(FamilyKey.Kind kind, ActivityKey key) {
        return new FamilyKey(kind, key.account(), key.family());
    }

    /** What a family that cannot be changed any more makes of an activity: only of the first revision it is sure to be a repetition. */
    private static Outcome ofOld(Activity activity) {
        return activity.key().revision() == 0 ? Outcome.DUPLICATE : Outcome.BEYOND_HORIZON;
    }

    boolean isRepeated(Fill fill) {
        FamilyKey key = key(FamilyKey.Kind.EXECUTION, fill.key());
        Family found = families.find(key);
        return fill.key().revision() == 0 && (found == null ? families.isOld(key) : found.isHeld());
    }

    private Applied fill(Fill fill, List<OwnerShare> shares, List<String> lots) {
        List<OwnerShare> owned = checkedShares(fill, shares);
        int slot = registry.add(fill.instrument()).index();
        FamilyKey key = key(FamilyKey.Kind.EXECUTION, fill.key());
        if (families.isOld(key)) {
            return new Applied(ofOld(fill), slot);
        }
        ExecutionFamily family = families.findOrAdd(key, ExecutionFamily.class, ExecutionFamily::new);
        boolean waited = !family.isHeld();
        Outcome outcome = family.offer(fill);
        if (outcome == Outcome.DUPLICATE) {
            return new Applied(outcome, slot);
        }
        family.keep(fill, owned, List.copyOf(lots));
        refresh(family);
        return new Applied(waited ? Outcome.APPLIED : outcome, slot);
    }

    private static List<OwnerShare> checkedShares(Fill fill, List<OwnerShare> shares) {
        if (shares.isEmpty()) {
            return List.of(new OwnerShare(Position.EXTERNAL, fill.signedQuantity()));
        }
        Decimal sum = shares.get(0).quantity();
        for (int i = 1; i < shares.size(); i++) {
            sum = sum.plus(shares.get(i).quantity());
        }
        if (!sum.equals(fill.signedQuantity())) {
            throw new IllegalArgumentException("shares must sum up to " + fill.signedQuantity() + " of " + fill
                    + ", but are " + shares + ", which is " + sum);
        }
        return List.copyOf(shares);
    }

    private Applied correction(FillCorrection correction) {
        FamilyKey key = key(FamilyKey.Kind.EXECUTION, correction.key());
        if (families.isOld(key)) {
            return new Applied(Outcome.BEYOND_HORIZON, -1);
        }
        ExecutionFamily family = families.findOrAdd(key, ExecutionFamily.class, ExecutionFamily::new);
        Outcome outcome = family.offer(correction);
        if (outcome != Outcome.APPLIED) {
            return new Applied(outcome, slotOf(family));
        }
        if (!family.isHeld()) {
            return new Applied(Outcome.UNKNOWN_FAMILY, -1);
        }
        int before = slotOf(family);
        refresh(family);
        return new Applied(outcome, before >= 0 ? before : slotOf(family));
    }

    private int slotOf(ExecutionFamily family) {
        ExecutionEntry entry = family.entry();
        return entry == null ? -1 : registry.slot(entry.fill().instrument());
    }

    /** Puts the terms, shares and fee that hold now in the place of those that held. */
    private void refresh(ExecutionFamily family) {
        Fill terms = family.terms();
        ExecutionEntry old = family.entry();
        if (old != null) {
            post(old, -1);
        }
        if (terms == null) {
            family.takeBack();
            return;
        }
        ExecutionEntry entry = entry(family, terms);
        post(entry, 1);
        family.place(registry.book(terms.key().account(), terms.instrument()), entry);
    }

    private ExecutionEntry entry(ExecutionFamily family, Fill terms) {
        Money fee = family.fee(terms);
        return new ExecutionEntry(terms, family.shares(terms), family.named(), fee, inBase(terms, fee));
    }

    private double inBase(Fill terms, @Nullable Money fee) {
        if (fee == null || fee.isZero()) {
            return 0;
        }
        Instrument instrument = terms.instrument();
        boolean inAsset =
                instrument.baseCurrency().filter(fee.currency()::equals).isPresent();
        double value = inAsset
                ? fee.amount().times(terms.price()).toDouble()
                : fee.amount().toDouble();
        return value * rates.rate(rates.index(inAsset ? instrument.currency() : fee.currency()));
    }

    /** Moves cash as an execution says, or back. */
    private void post(ExecutionEntry entry, int direction) {
        Instrument instrument = entry.fill().instrument();
        AccountBook cash = registry.account(entry.fill().key().account());
        CashLine quote = cash.line(instrument.currency());
        if (instrument.settlement() != SettlementModel.MARGINED) {
            quote.move(signed(entry.notional(), -direction));
        }
        if (instrument.settlement() == SettlementModel.SPOT_EXCHANGE) {
            Decimal units = entry.fill().signedQuantity().minus(entry.assetFee());
            instrument.baseCurrency().ifPresent(asset -> cash.line(asset).move(signed(units, direction)));
        }
        Money fee = entry.fee();
        if (fee != null) {
            postFee(entry, fee, cash, quote, direction);
        }
    }

    private static void postFee(ExecutionEntry entry, Money fee, AccountBook cash, CashLine quote, int direction) {
        CashLine line = cash.line(fee.currency());
        line.fee(signed(fee.amount(), direction));
        if (entry.assetFee().isZero()) {
            line.move(signed(fee.amount(), -direction));
        } else {
            line.assetFee(signed(fee.amount(), direction));
            quote.assetFeeValue(signed(entry.assetFeeValue(), direction));
        }
    }

    private static Decimal signed(Decimal amount, int direction) {
        return direction > 0 ? amount : amount.negate();
    }

    private Applied fee(FeeAdjustment adjustment) {
        FamilyKey about =
                new FamilyKey(FamilyKey.Kind.EXECUTION, adjustment.key().account(), adjustment.executionFamily());
        FamilyKey key = key(FamilyKey.Kind.FEE, adjustment.key());
        if (families.isOld(key)) {
            return new Applied(ofOld(adjustment), -1);
        }
        if (families.isOld(about) || wasAboutOld(key)) {
            return new Applied(Outcome.BEYOND_HORIZON, -1);
        }
        FeeFamily family = families.findOrAdd(key, FeeFamily.class, FeeFamily::new);
        Outcome outcome = family.offer(adjustment);
        if (outcome != Outcome.APPLIED) {
            return new Applied(outcome, -1);
        }
        ExecutionFamily execution = families.findOrAdd(about, ExecutionFamily.class, ExecutionFamily::new);
        ExecutionFamily before = family.about();
        if (before != null && before != execution) {
            before.keepFee(adjustment.key().family(), null);
            refresh(before);
        }
        family.about(execution);
        execution.keepFee(adjustment.key().family(), adjustment);
        if (!execution.isHeld()) {
            return new Applied(Outcome.UNKNOWN_FAMILY, -1);
        }
        refresh(execution);
        return new Applied(outcome, slotOf(execution));
    }

    /** Whether what was said before under this booking is about an execution that cannot be changed any more. */
    private boolean wasAboutOld(FamilyKey key) {
        ExecutionFamily before = families.find(key) instanceof FeeFamily fee ? fee.about() : null;
        return before != null && families.find(before.key()) != before;
    }

    private Applied flow(CashFlow flow) {
        Instrument instrument = flow.instrument();
        int slot = instrument == null ? -1 : registry.add(instrument).index();
        FamilyKey key = key(FamilyKey.Kind.CASH, flow.key());
        if (families.isOld(key)) {
            return new Applied(ofOld(flow), slot);
        }
        FlowFamily family = families.findOrAdd(key, FlowFamily.class, FlowFamily::new);
        Outcome outcome = family.offer(flow);
        if (outcome == Outcome.APPLIED) {
            CashFlow old = family.posted();
            if (old != null) {
                unpost(family, old);
            }
            post(family, flow);
        }
        return new Applied(outcome, slot);
    }

    private void post(FlowFamily family, CashFlow flow) {
        CashLine line = line(flow);
        Decimal amount = flow.amount().amount();
        line.flow(flow.kind(), amount);
        Instrument instrument = flow.instrument();
        if (instrument != null && settlesPosition(flow, instrument)) {
            line.settle(amount);
            family.insert(registry.book(flow.key().account(), instrument), new SettlementEntry(flow));
        } else {
            line.move(amount);
        }
        family.posted(flow);
        if (flow.kind().isExternal() && !value(family, flow)) {
            unvalued.add(family);
        }
    }

    private void unpost(FlowFamily family, CashFlow flow) {
        CashLine line = line(flow);
        Decimal amount = flow.amount().amount();
        line.flow(flow.kind(), amount.negate());
        Instrument instrument = flow.instrument();
        if (instrument != null && settlesPosition(flow, instrument)) {
            line.settle(amount.negate());
            family.removeAll();
        } else {
            line.move(amount.negate());
        }
        if (flow.kind().isExternal() && !unvalued.remove(family)) {
            cumulativeFlow -= family.value();
        }
    }

    private static boolean settlesPosition(CashFlow flow, Instrument instrument) {
        return flow.kind() == CashFlow.Kind.SETTLEMENT
                && instrument.settlement() == SettlementModel.MARGINED
                && instrument.currency().equals(flow.amount().currency());
    }

    private CashLine line(CashFlow flow) {
        return registry.account(flow.key().account()).line(flow.amount().currency());
    }

    private boolean value(FlowFamily family, CashFlow flow) {
        double value = flow.amount().amount().toDouble()
                * rates.rate(rates.index(flow.amount().currency()));
        family.value(value);
        if (Double.isNaN(value)) {
            return false;
        }
        cumulativeFlow += value;
        return true;
    }

    private Applied adjustment(PositionAdjustment adjustment) {
        requireSameMoney(adjustment);
        int slot = registry.add(adjustment.instrument()).index();
        registry.add(adjustment.successor());
        FamilyKey key = key(FamilyKey.Kind.ADJUSTMENT, adjustment.key());
        if (families.isOld(key)) {
            return new Applied(ofOld(adjustment), slot);
        }
        AdjustmentFamily family = families.findOrAdd(key, AdjustmentFamily.class, AdjustmentFamily::new);
        Outcome outcome = family.offer(adjustment);
        if (outcome == Outcome.APPLIED) {
            PositionAdjustment old = family.posted();
            if (old != null) {
                family.removeAll();
                payInLieu(old, -1);
            }
            payInLieu(adjustment, 1);
            insert(family, adjustment);
            family.posted(adjustment);
        }
        return new Applied(outcome, slot);
    }

    private static void requireSameMoney(PositionAdjustment adjustment) {
        Instrument from = adjustment.instrument();
        Instrument to = adjustment.successor();
        if (!from.currency().equals(to.currency()) || from.settlement() != to.settlement()) {
            throw new IllegalArgumentException("adjustment " + adjustment.key() + " moves lots of " + from + " to " + to
                    + ", which has another currency or settlement; book a close and an opening instead");
        }
    }

    private void insert(AdjustmentFamily family, PositionAdjustment adjustment) {
        AccountId account = adjustment.key().account();
        Book from = registry.book(account, adjustment.instrument());
        if (adjustment.instrument().equals(adjustment.successor())) {
            family.insert(from, new AdjustmentEntry(adjustment));
            return;
        }
        Book to = registry.book(account, adjustment.successor());
        ArrivalEntry arrival = new ArrivalEntry(adjustment);
        family.insert(to, arrival);
        family.insert(from, new DepartureEntry(adjustment, arrival, to));
    }

    /** Cash for a fraction or a merger; in the quote currency it is profit of the position, which moves cash by itself if margined. */
    private void payInLieu(PositionAdjustment adjustment, int direction) {
        Money cash = adjustment.cashInLieu();
        if (cash == null) {
            return;
        }
        CashLine line = registry.account(adjustment.key().account()).line(cash.currency());
        boolean profit = cash.currency().equals(adjustment.instrument().currency());
        if (!profit) {
            line.payOut(signed(cash.amount(), direction));
        }
        if (!profit || adjustment.instrument().settlement() != SettlementModel.MARGINED) {
            line.move(signed(cash.amount(), direction));
        }
    }

    private Applied recorded(Activity activity) {
        FamilyKey key = key(FamilyKey.Kind.RECORD, activity.key());
        int slot = activity instanceof VenueOrder order
                ? registry.add(order.instrument()).index()
                : -1;
        if (families.isOld(key)) {
            return new Applied(ofOld(activity), slot);
        }
        Outcome outcome = families.findOrAdd(key, Family.class, Family::new).offer(activity);
        return new Applied(outcome == Outcome.APPLIED ? Outcome.RECORDED : outcome, slot);
    }

    private Applied found(FoundPosition found) {
        FamilyKey key = key(FamilyKey.Kind.FOUND, found.key());
        int slot = registry.add(found.instrument()).index();
        if (families.isOld(key) || families.find(key) != null) {
            return new Applied(Outcome.DUPLICATE, slot);
        }
        CrossFamily family = families.findOrAdd(key, CrossFamily.class, CrossFamily::new);
        Decimal unit = registry.bring(found.key().account(), found.instrument(), found.quantity(), found.price());
        family.insert(
                registry.book(found.key().account(), found.instrument()),
                new BroughtEntry(found.timeNanos(), found.key().family(), found.owner(), found.quantity(), unit));
        return new Applied(Outcome.APPLIED, slot);
    }

    Applied cross(
            AccountId account,
            Instrument instrument,
            long timeNanos,
            Decimal price,
            List<OwnerShare> shares,
            String id) {
        requireNothingLeft(instrument, shares, id);
        FamilyKey key = new FamilyKey(FamilyKey.Kind.CROSS, account, id);
        int slot = registry.add(instrument).index();
        if (families.isOld(key) || families.find(key) != null) {
            return new Applied(Outcome.DUPLICATE, slot);
        }
        CrossFamily family = families.findOrAdd(key, CrossFamily.class, CrossFamily::new);
        Decimal unit = price.times(instrument.multiplier());
        family.insert(registry.book(account, instrument), new CrossEntry(timeNanos, id, unit, List.copyOf(shares)));
        return new Applied(Outcome.APPLIED, slot);
    }

    private static void requireNothingLeft(Instrument instrument, List<OwnerShare> shares, String id) {
        Decimal sum = Decimal.ZERO;
        for (OwnerShare share : shares) {
            sum = sum.plus(share.quantity());
        }
        if (!sum.isZero()) {
            throw new IllegalArgumentException(
                    "shares of cross " + id + " in " + instrument + " must sum up to 0, but are " + shares);
        }
    }
}
