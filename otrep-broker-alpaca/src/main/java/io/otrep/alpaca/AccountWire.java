package io.otrep.alpaca;

import io.otrep.account.Account;
import io.otrep.account.AccountId;
import io.otrep.broker.support.json.JsonNames;
import io.otrep.broker.support.json.JsonReader;
import io.otrep.market.AssetClass;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The account as Alpaca writes it. Immutable and thread-safe. */
record AccountWire(
        String number,
        Currency currency,
        Decimal cash,
        @Nullable Decimal equity,
        @Nullable Decimal buyingPower,
        @Nullable Decimal initialMargin,
        boolean blocked,
        boolean shorting) {

    private static final JsonNames FIELDS = JsonNames.of(
            "account_number",
            "id",
            "currency",
            "cash",
            "equity",
            "buying_power",
            "initial_margin",
            "trading_blocked",
            "account_blocked",
            "trade_suspended_by_user",
            "shorting_enabled");

    static AccountWire read(JsonReader json) {
        String number = null;
        String id = null;
        Currency currency = Currency.USD;
        @Nullable Decimal[] numbers = new Decimal[4];
        boolean blocked = false;
        boolean shorting = false;
        json.beginObject();
        for (int field = json.nextField(FIELDS); field >= 0; field = json.nextField(FIELDS)) {
            if (json.isAbsent()) {
                continue;
            }
            switch (field) {
                case 0 -> number = json.text();
                case 1 -> id = json.text();
                case 2 -> currency = Currency.of(json.text());
                case 3, 4, 5, 6 -> numbers[field - 3] = json.decimal();
                case 10 -> shorting = json.bool();
                default -> blocked |= json.bool();
            }
        }
        return new AccountWire(
                json.need(number == null ? id : number, "account_number"),
                currency,
                json.need(numbers[0], "cash"),
                numbers[1],
                numbers[2],
                numbers[3],
                blocked,
                shorting);
    }

    AccountId id(String route) {
        return AccountId.of(route, number);
    }

    /** The account's state; coins that it holds are balances, as they are of every venue where two currencies change hands. */
    Account account(AlpacaSymbols symbols, List<PositionWire> positions, long timeNanos) {
        Account.Builder account = Account.builder(id(symbols.route()), currency, timeNanos)
                .balance(currency, cash)
                .equity(equity)
                .buyingPower(buyingPower)
                .margin(initialMargin, null)
                .tradingBlocked(blocked)
                .shortingAllowed(shorting);
        for (PositionWire position : positions) {
            if (position.assetClass() == AssetClass.CRYPTO) {
                symbols.of(position.symbol(), AssetClass.CRYPTO)
                        .baseCurrency()
                        .ifPresent(coin -> account.balance(coin, position.quantity()));
            }
        }
        return account.build();
    }
}
