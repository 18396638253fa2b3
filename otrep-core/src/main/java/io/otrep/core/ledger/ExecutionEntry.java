package io.otrep.core.ledger;

import io.otrep.account.Fill;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fill as it stands: its terms, its shares, its fee. */
final class ExecutionEntry extends Entry {
    private final Fill fill;
    private final List<OwnerShare> shares;
    private final List<String> named;
    private final @Nullable Money fee;
    private final Decimal unit;
    private final Decimal signed;
    private final Decimal notional;
    private final Decimal assetFee;
    private final double feeInBase;

    ExecutionEntry(Fill fill, List<OwnerShare> shares, List<String> named, @Nullable Money fee, double feeInBase) {
        super(fill.timeNanos(), Rank.EXECUTION, fill.key().family());
        this.fill = fill;
        this.shares = shares;
        this.named = named;
        this.fee = fee;
        this.feeInBase = feeInBase;
        this.unit = unitOf(fill);
        this.signed = fill.signedQuantity();
        this.notional = unit.times(signed);
        this.assetFee = fee != null && isInAsset(fill.instrument(), fee) ? fee.amount() : Decimal.ZERO;
    }

    private static Decimal unitOf(Fill fill) {
        Decimal multiplier = fill.instrument().multiplier();
        return multiplier.equals(Decimal.ONE) ? fill.price() : fill.price().times(multiplier);
    }

    private static boolean isInAsset(Instrument instrument, Money fee) {
        return instrument.settlement() == SettlementModel.SPOT_EXCHANGE
                && instrument.baseCurrency().filter(fee.currency()::equals).isPresent();
    }

    Fill fill() {
        return fill;
    }

    List<OwnerShare> shares() {
        return shares;
    }

    List<String> named() {
        return named;
    }

    double feeInBase() {
        return feeInBase;
    }

    @Nullable
    Money fee() {
        return fee;
    }

    /** What it paid in the quote currency: negative if it received. */
    Decimal notional() {
        return notional;
    }

    /** The part of the fee that was taken in the asset itself, in units. */
    Decimal assetFee() {
        return assetFee;
    }

    /** What those units were worth in the quote currency, at the price of the fill. */
    Decimal assetFeeValue() {
        return assetFee.isZero() ? Decimal.ZERO : assetFee.times(unit);
    }

    @Override
    void apply(Holdings holdings) {
        Decimal rest = assetFee;
        for (int i = 0; i < shares.size(); i++) {
            OwnerShare share = shares.get(i);
            Decimal taken = i == shares.size() - 1 ? rest : assetFeeOf(share);
            rest = rest.minus(taken);
            take(holdings, share, share.quantity().minus(taken));
        }
        if (holdings.net() != null) {
            holdings.takeNet(new Deal(name(), timeNanos(), signed, notional, unit, 0, List.of()));
        }
    }

    private Decimal assetFeeOf(OwnerShare share) {
        return assetFee.isZero()
                ? Decimal.ZERO
                : assetFee.times(share.quantity()).dividedBy(signed, OpenLot.PLACES, RoundingMode.HALF_EVEN);
    }

    private void take(Holdings holdings, OwnerShare share, Decimal units) {
        if (!units.isZero()) {
            double part = shares.size() == 1
                    ? feeInBase
                    : feeInBase * Math.abs(share.quantity().toDouble()) / exchanged();
            Decimal value = units.equals(signed) ? notional : unit.times(units);
            Deal deal = new Deal(name(), timeNanos(), units, value, unit, part, named);
            holdings.take(share.owner(), deal);
        }
    }

    /** Units that changed hands, those between owners included: what the fee is split over, so that the parts add up to it. */
    private double exchanged() {
        double sum = 0;
        for (OwnerShare share : shares) {
            sum += Math.abs(share.quantity().toDouble());
        }
        return sum;
    }
}
