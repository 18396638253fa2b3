package io.otrep.account;

import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.List;
import java.util.Map;

/**
 * The usual fees. Each takes its numbers from the caller: tariffs change, and none is claimed to be that of a venue today.
 *
 * <pre>{@code
 * Fees.perShare("0.005", "1", "0.005");                                       // a broker of US shares
 * Fees.inBoughtAsset(Fees.makerTaker("16", "26"), new MoneyRounding(8, RoundingMode.CEILING));   // a spot exchange, in bps
 * TieredFee.builder(Fees.makerTaker("25", "40")).from("50000", Fees.makerTaker("15", "30")).build();
 * Fees.sum(Fees.perUnit(Money.parse("0.85 USD")), Fees.onSide(Side.SELL, Fees.bps("0.278")));    // a future, a tax on sales
 * }</pre>
 *
 * <p>Amounts are decimal text. Parts of a sum are in one currency. Stateless and thread-safe; so is each model.
 */
public final class Fees {
    private static final FeeModel NONE = new MakerTakerFee(Decimal.ZERO, Decimal.ZERO, MoneyRounding.EXACT);
    private static final Decimal BASIS_POINT = Decimal.of(1, 4);

    private Fees() {}

    /**
     * No fee, which flags the result.
     *
     * @return the model; {@link FeeModel#isFree()} is true
     */
    public static FeeModel none() {
        return NONE;
    }

    /**
     * An amount per share or other unit, in the quote currency.
     *
     * @param perShare at least 0, for example {@code "0.0035"}: 172 shares cost 0.602
     * @return the model
     */
    public static OrderFee perShare(String perShare) {
        return OrderFee.builder().perUnit(perShare).build();
    }

    /**
     * An amount per share with a minimum per order and a cap, in the quote currency; where the cap is below the minimum, the cap holds. With
     * {@code ("0.005", "1", "0.005")} 688 shares at 144.78 cost 3.44, and 100 shares cost 1.
     *
     * @param perShare at least 0
     * @param minimum of an order, at least 0
     * @param maximumOfValue fraction of the value of the order, at least 0
     * @return the model; {@code toBuilder().minimumOverCap(true)} for venues where the minimum holds
     */
    public static OrderFee perShare(String perShare, String minimum, String maximumOfValue) {
        return OrderFee.builder()
                .perUnit(perShare)
                .minimum(minimum)
                .maximumOfValue(maximumOfValue)
                .build();
    }

    /**
     * An amount per unit in a stated currency, as for contracts of a future.
     *
     * @param amount at least 0, for example 0.85 USD
     * @return the model
     */
    public static OrderFee perUnit(Money amount) {
        return OrderFee.builder()
                .currency(amount.currency())
                .perUnit(amount.amount().toString())
                .build();
    }

    /**
     * A fixed amount per order in a stated currency, with its first execution.
     *
     * @param amount at least 0, for example 4.90 EUR
     * @return the model
     */
    public static OrderFee perOrder(Money amount) {
        return OrderFee.builder()
                .currency(amount.currency())
                .perOrder(amount.amount().toString())
                .build();
    }

    /**
     * Basis points of the value of each execution, in the quote currency.
     *
     * @param bps negative for a rebate, for example {@code "10"}: 10,000 cost 10
     * @return the model
     */
    public static FeeModel bps(String bps) {
        return makerTaker(bps, bps);
    }

    /**
     * Basis points of the value by liquidity, in the quote currency. Auctions and unknown liquidity pay the higher of both.
     *
     * @param makerBps negative for a rebate, for example {@code "-1"}
     * @param takerBps for example {@code "5"}
     * @return the model
     */
    public static FeeModel makerTaker(String makerBps, String takerBps) {
        return makerTaker(makerBps, takerBps, MoneyRounding.EXACT);
    }

    /**
     * Basis points of the value by liquidity, each fee rounded.
     *
     * @param makerBps negative for a rebate
     * @param takerBps negative for a rebate
     * @param rounding the rule
     * @return the model
     */
    public static FeeModel makerTaker(String makerBps, String takerBps, MoneyRounding rounding) {
        return new MakerTakerFee(fraction(makerBps), fraction(takerBps), rounding);
    }

    private static Decimal fraction(String bps) {
        return Decimal.parse(bps).times(BASIS_POINT);
    }

    /**
     * Several fees together, all in one currency.
     *
     * @param parts at least one
     * @return the model
     */
    public static FeeModel sum(FeeModel... parts) {
        return new FeeSum(List.of(parts));
    }

    /**
     * A fee for each asset class.
     *
     * @param named fees of the classes that differ
     * @param others the fee of all other classes
     * @return the model
     */
    public static FeeModel byAssetClass(Map<AssetClass, FeeModel> named, FeeModel others) {
        return new AssetClassFee(named, others);
    }

    /**
     * A fee on one side only, as taxes and regulatory fees are.
     *
     * @param side who pays
     * @param fees what
     * @return the model
     */
    public static FeeModel onSide(Side side, FeeModel fees) {
        return new SideFee(side, fees);
    }

    /**
     * What sellers of US shares pay on top: so much of the value to the SEC (Securities Exchange Act, section 31) and so much per share, with a cap per
     * order, to FINRA (Trading Activity Fee). Both change by the year, so that they are asked for. With {@code ("0.0000278", "0.000166", "8.30")}
     * 1,000 shares at 500 cost 13.90 + 0.166.
     *
     * @param ofValue fraction of the value, at least 0
     * @param perShare at least 0
     * @param maximum of what is paid per share, for an order
     * @return the model; buyers pay nothing
     */
    public static FeeModel usSales(String ofValue, String perShare, String maximum) {
        FeeModel section31 = OrderFee.builder().ofValue(ofValue).build();
        FeeModel activity =
                OrderFee.builder().perUnit(perShare).maximum(maximum).build();
        return onSide(Side.SELL, sum(section31, activity));
    }

    /**
     * A fee taken out of what is received: a buyer on a spot exchange pays in the bought asset, everyone else in the quote currency. At 10 bps
     * a purchase of 2 BTC costs 0.002 BTC.
     *
     * @param fees the fee in the quote currency
     * @param rounding how the amount of the asset is rounded; {@link MoneyRounding#EXACT} divides to 18 places
     * @return the model
     */
    public static FeeModel inBoughtAsset(FeeModel fees, MoneyRounding rounding) {
        return new BoughtAssetFee(fees, rounding);
    }

    /**
     * A fee paid in a stated currency at a rate of the time.
     *
     * @param currency what it is paid in
     * @param rates units of that currency for one unit of another, by currency
     * @param rounding how the converted fee is rounded
     * @param fees what is worked out first, in any currency
     * @return the model
     */
    public static FeeModel in(Currency currency, RateSource<Currency> rates, MoneyRounding rounding, FeeModel fees) {
        return new ConvertedFee(currency, rates, rounding, fees);
    }
}
