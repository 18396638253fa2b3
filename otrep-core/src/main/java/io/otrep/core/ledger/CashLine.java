package io.otrep.core.ledger;

import io.otrep.account.CashFlow;
import io.otrep.core.internal.record.FieldReader;
import io.otrep.core.internal.record.FieldSink;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import java.util.Arrays;
import java.util.List;

/**
 * One currency of one account: its balance, and beside it, summed on their own, the causes that must explain it. Not thread-safe.
 */
final class CashLine {
    private static final int KINDS = CashFlow.Kind.values().length;

    private final Currency currency;
    private final int index;
    private Decimal balance = Decimal.ZERO;
    private Decimal owned = Decimal.ZERO;
    private double residual;

    private Decimal opened = Decimal.ZERO;
    private Decimal fees = Decimal.ZERO;
    private Decimal assetFees = Decimal.ZERO;
    private Decimal assetFeeValue = Decimal.ZERO;
    private Decimal brought = Decimal.ZERO;
    private Decimal settled = Decimal.ZERO;
    private Decimal payouts = Decimal.ZERO;
    private final Decimal[] flows = new Decimal[KINDS];

    CashLine(Currency currency, int index) {
        this.currency = currency;
        this.index = index;
        Arrays.fill(flows, Decimal.ZERO);
    }

    void save(FieldSink out) {
        out.text("currency", currency.code());
        out.decimal("balance", balance);
        out.decimal("owned", owned);
        out.decimal("opened", opened);
        out.decimal("fees", fees);
        out.decimal("assetFees", assetFees);
        out.decimal("assetFeeValue", assetFeeValue);
        out.decimal("brought", brought);
        out.decimal("settled", settled);
        out.decimal("payouts", payouts);
        out.list("flows", List.of(flows), flow -> out.decimal("flow", flow));
    }

    /** Takes what was written after the currency. */
    void load(FieldReader in) {
        balance = in.decimal();
        owned = in.decimal();
        opened = in.decimal();
        fees = in.decimal();
        assetFees = in.decimal();
        assetFeeValue = in.decimal();
        brought = in.decimal();
        settled = in.decimal();
        payouts = in.decimal();
        List<Decimal> kinds = in.list(in::decimal);
        for (int i = 0; i < kinds.size(); i++) {
            flows[i] = kinds.get(i);
        }
        residual = balance.minus(owned).toDouble();
    }

    Currency currency() {
        return currency;
    }

    int index() {
        return index;
    }

    Decimal balance() {
        return balance;
    }

    /** The balance without what is owned as a spot position. */
    Decimal residualExact() {
        return balance.minus(owned);
    }

    /** {@link #residualExact()} as a measurement. */
    double residual() {
        return residual;
    }

    void move(Decimal amount) {
        balance = balance.plus(amount);
        residual = balance.minus(owned).toDouble();
    }

    void own(Decimal units) {
        owned = owned.plus(units);
        residual = balance.minus(owned).toDouble();
    }

    void open(Decimal amount) {
        opened = opened.plus(amount);
        move(amount);
    }

    void flow(CashFlow.Kind kind, Decimal amount) {
        flows[kind.ordinal()] = flows[kind.ordinal()].plus(amount);
    }

    void fee(Decimal amount) {
        fees = fees.plus(amount);
    }

    /** A part of the fees that was taken in the asset that is traded. */
    void assetFee(Decimal units) {
        assetFees = assetFees.plus(units);
    }

    /** What such a fee was worth where its price is quoted. */
    void assetFeeValue(Decimal amount) {
        assetFeeValue = assetFeeValue.plus(amount);
    }

    /** Cost of positions that were there before, or the units of such positions, negative, where they are a balance. */
    void bring(Decimal amount) {
        brought = brought.plus(amount);
    }

    /** A flow that moved cash as profit of a position. */
    void settle(Decimal amount) {
        settled = settled.plus(amount);
    }

    void payOut(Decimal amount) {
        payouts = payouts.plus(amount);
    }

    Decimal opened() {
        return opened;
    }

    Decimal fees() {
        return fees;
    }

    Decimal flow(CashFlow.Kind kind) {
        return flows[kind.ordinal()];
    }

    /** What the balance without owned units must be, but for profit and cost of positions. */
    Decimal explained() {
        Decimal sum = opened.minus(fees).plus(assetFees).minus(assetFeeValue).plus(brought);
        for (Decimal flow : flows) {
            sum = sum.plus(flow);
        }
        return sum.minus(settled).plus(payouts);
    }
}
