package io.otrep.core.ledger;

import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.CashFlow;
import io.otrep.account.ExchangeRate;
import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.Lot;
import io.otrep.account.Position;
import io.otrep.account.PositionAdjustment;
import io.otrep.market.Asset;
import io.otrep.market.AssetClass;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.market.Money;
import io.otrep.market.SettlementModel;
import io.otrep.order.Side;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Instruments, accounts and short ways to say an activity, for the tests of this package. */
final class Books {
    static final Currency BTC = Currency.of("BTC");
    static final AccountId ACCOUNT = AccountId.of("x", "account-1");
    static final AccountId OTHER = AccountId.of("x", "account-2");

    static final Instrument SHARE = share("AAA", Currency.USD);
    static final Instrument HEIR = share("AAB", Currency.USD);
    static final Instrument EURO_SHARE = share("EEE", Currency.EUR);
    static final Instrument COIN = Instrument.builder("BTCUSD", "x", Asset.of("BTC", AssetClass.CRYPTO), Currency.USD)
            .tick("0.01")
            .step("0.0001")
            .build();
    static final Instrument FUTURE = Instrument.builder("PERP", "x", Asset.of("XX", AssetClass.PERPETUAL), Currency.USD)
            .tick("0.25")
            .step("1")
            .multiplier(d("50"))
            .build();
    static final Instrument FOREX = Instrument.builder("EUR_JPY", "x", Asset.of("EUR", AssetClass.FX), Currency.JPY)
            .tick("0.001")
            .step("1")
            .build();
    static final List<Instrument> ALL = List.of(SHARE, HEIR, EURO_SHARE, COIN, FUTURE, FOREX);

    private Books() {}

    static Instrument share(String symbol, Currency currency) {
        return Instrument.builder(symbol, "x", Asset.of(symbol, AssetClass.EQUITY), currency)
                .tick("0.01")
                .step("1")
                .settlement(SettlementModel.SECURITY)
                .build();
    }

    static Decimal d(String number) {
        return Decimal.parse(number);
    }

    static ActivityKey key(String family, int revision) {
        return new ActivityKey(ACCOUNT, family, revision);
    }

    static Fill buy(String family, long time, Instrument instrument, String quantity, String price) {
        return fill(family, time, instrument, Side.BUY, quantity, price).build();
    }

    static Fill sell(String family, long time, Instrument instrument, String quantity, String price) {
        return fill(family, time, instrument, Side.SELL, quantity, price).build();
    }

    static Fill.Builder fill(
            String family, long time, Instrument instrument, Side side, String quantity, String price) {
        return Fill.builder(key(family, 0), time, instrument, side, d(quantity), d(price));
    }

    static FillCorrection corrected(Fill fill, int revision, String quantity, String price) {
        Fill terms = Fill.builder(
                        new ActivityKey(fill.key().account(), fill.key().family(), revision),
                        fill.timeNanos(),
                        fill.instrument(),
                        fill.side(),
                        d(quantity),
                        d(price))
                .fee(fill.fee())
                .build();
        return FillCorrection.of(terms, fill.timeNanos() + 1);
    }

    static FeeAdjustment feeOf(String execution, String family, long time, String money) {
        return new FeeAdjustment(key(family, 0), time, execution, Money.parse(money));
    }

    static CashFlow flow(String family, CashFlow.Kind kind, String money) {
        return new CashFlow(key(family, 0), 1, kind, Money.parse(money), null);
    }

    static PositionAdjustment split(
            String family, long time, Instrument instrument, String numerator, String denominator) {
        return new PositionAdjustment(
                key(family, 0),
                time,
                CorporateAction.Kind.SPLIT,
                instrument,
                instrument,
                d(numerator),
                d(denominator),
                null,
                null);
    }

    static List<OwnerShare> all(Fill fill, String owner) {
        return List.of(OwnerShare.of(owner, fill.signedQuantity()));
    }

    static void rates(Ledger ledger) {
        ALL.forEach(ledger::add);
        ledger.rate(new ExchangeRate(Currency.EUR, Currency.USD, 1.25, 1));
        ledger.rate(new ExchangeRate(Currency.USD, Currency.JPY, 128, 1));
    }

    /** Everything the books say exactly, as text by name. */
    static Map<String, String> state(Ledger ledger) {
        Map<String, String> state = new TreeMap<>();
        for (AccountId account : ledger.accounts()) {
            ledger.balances(account)
                    .forEach((currency, amount) -> put(state, account.number() + " " + currency, amount));
        }
        ledger.fees().forEach((currency, amount) -> put(state, "fees " + currency, amount));
        for (CashFlow.Kind kind : CashFlow.Kind.values()) {
            ledger.flows(kind).forEach((currency, amount) -> put(state, kind + " " + currency, amount));
        }
        for (Instrument instrument : ALL) {
            for (String owner : ledger.owners()) {
                put(state, "realized " + instrument + " " + owner, ledger.realized(ledger.slot(instrument), owner));
                put(state, "units " + instrument + " " + owner, ledger.quantity(ledger.slot(instrument), owner));
            }
        }
        for (Position position : ledger.positions()) {
            String name = position.account().number() + " " + position.instrument() + " " + position.owner();
            put(state, name, position.quantity());
            put(state, name + " cost", position.cost());
            state.put(
                    name + " lots",
                    position.lots().stream().map(Books::text).toList().toString());
        }
        return state;
    }

    private static String text(Lot lot) {
        return lot.family() + "/" + lot.openedAtNanos() + "/" + lot.quantity() + "/" + lot.cost();
    }

    private static void put(Map<String, String> state, String name, Decimal amount) {
        if (!amount.isZero()) {
            state.put(name, amount.toString());
        }
    }
}
