package io.otrep.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.otrep.account.AccountId;
import io.otrep.account.ClosedTrade;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.core.ledger.RandomStream.Step;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for any stream of activities, in any order of arrival. */
class LedgerPropertyTest {
    private static final int STREAMS = 400;
    private static final int LENGTH = 40;
    private static final List<Currency> CURRENCIES = List.of(Currency.USD, Currency.EUR, Currency.JPY, Books.BTC);

    private static final class Survivors implements ClosedTradeListener {
        final List<String> trades = new ArrayList<>();

        @Override
        public void onClosed(ClosedTrade trade) {
            trades.add(trade.toString());
        }

        @Override
        public void onRevoked(ClosedTrade trade) {
            assertThat(trades.remove(trade.toString())).isTrue();
        }

        List<String> sorted() {
            return trades.stream().sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void booksAgreeWithThoseMadeFromNothingAfterEveryActivity(LotMethod method) {
        for (long seed = 0; seed < STREAMS; seed++) {
            List<Step> steps = new RandomStream(seed).steps(LENGTH);
            Ledger ledger = opened(method, null);
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < steps.size(); i++) {
                markAll(ledger, random, i);

                steps.get(i).giveTo(ledger);

                String where = "seed " + seed + " " + method + " step " + i + " " + steps.get(i);
                assertAgrees(where, ledger, new NaiveBooks(method, steps.subList(0, i + 1)));
                assertIdentity(where, ledger);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void orderOfArrivalAndRepetitionChangeNothing(LotMethod method) {
        for (long seed = 0; seed < STREAMS; seed++) {
            List<Step> steps = new RandomStream(seed).steps(2 * LENGTH);
            Survivors inOrder = new Survivors();
            Survivors shuffled = new Survivors();
            Ledger expected = opened(method, inOrder);
            Ledger actual = opened(method, shuffled);
            steps.forEach(step -> step.giveTo(expected));
            List<Step> mixed = new ArrayList<>(steps);
            mixed.addAll(steps.subList(0, LENGTH));
            Collections.shuffle(mixed, new Random(seed));

            mixed.forEach(step -> step.giveTo(actual));

            String where = "seed " + seed + " " + method;
            assertThat(differences(Books.state(actual), Books.state(expected)))
                    .as(where)
                    .isEmpty();
            assertThat(shuffled.sorted()).as(where).isEqualTo(inOrder.sorted());
            assertThat(actual.cumulativeFlow()).as(where).isCloseTo(expected.cumulativeFlow(), within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void repetitionOfAllChangesNothing(LotMethod method) {
        for (long seed = 0; seed < STREAMS; seed++) {
            List<Step> steps = new RandomStream(seed).steps(LENGTH);
            Survivors survivors = new Survivors();
            Ledger ledger = opened(method, survivors);
            steps.forEach(step -> step.giveTo(ledger));
            Map<String, String> before = Books.state(ledger);
            List<String> trades = survivors.sorted();

            for (Step step : steps) {
                assertThat(step.giveTo(ledger).outcome())
                        .as("seed " + seed)
                        .isIn(Applied.Outcome.DUPLICATE, Applied.Outcome.SUPERSEDED);
            }

            assertThat(Books.state(ledger)).as("seed " + seed).isEqualTo(before);
            assertThat(survivors.sorted()).as("seed " + seed).isEqualTo(trades);
        }
    }

    private static Ledger opened(LotMethod method, ClosedTradeListener listener) {
        Ledger ledger = new Ledger(Currency.USD, method, Horizon.DEFAULT, listener);
        Books.rates(ledger);
        ledger.open(Books.ACCOUNT, Currency.USD, Decimal.of(1_000_000));
        ledger.open(Books.OTHER, Currency.USD, Decimal.of(1_000_000));
        return ledger;
    }

    private static void markAll(Ledger ledger, SplittableRandom random, int time) {
        for (int slot = 0; slot < ledger.slotCount(); slot++) {
            ledger.mark(slot, 50 + 100 * random.nextDouble(), time);
        }
    }

    private static void assertAgrees(String where, Ledger ledger, NaiveBooks naive) {
        for (AccountId account : ledger.accounts()) {
            for (Currency currency : CURRENCIES) {
                BigDecimal opening = currency.equals(Currency.USD) ? BigDecimal.valueOf(1_000_000) : BigDecimal.ZERO;
                BigDecimal expected = naive.cash(account, currency.code()).add(opening);
                assertSame(where + " cash " + currency, ledger.cash(account, currency), expected);
                assertSame(where + " gap " + currency, ledger.cashGap(account, currency), BigDecimal.ZERO);
            }
            for (Instrument instrument : Books.ALL) {
                for (String owner : List.of("alpha", "beta")) {
                    Position position = ledger.position(account, instrument, owner);
                    String what = where + " " + instrument + " " + owner;
                    assertSame(what + " units", position.quantity(), naive.units(account, instrument, owner));
                    assertSame(what + " cost", position.cost(), naive.cost(account, instrument, owner));
                    assertSame(what + " realized", position.realized(), naive.realized(account, instrument, owner));
                    assertSame(what + " lots", sumOfCosts(position), naive.cost(account, instrument, owner));
                }
            }
        }
    }

    private static List<String> differences(Map<String, String> one, Map<String, String> other) {
        List<String> differences = new ArrayList<>();
        one.forEach((name, text) -> {
            if (!text.equals(other.get(name))) {
                differences.add(name + ": " + text + " but " + other.get(name));
            }
        });
        other.forEach((name, text) -> {
            if (!one.containsKey(name)) {
                differences.add(name + ": nothing but " + text);
            }
        });
        return differences;
    }

    private static Decimal sumOfCosts(Position position) {
        return position.lots().stream()
                .map(lot -> lot.cost())
                .collect(Collectors.reducing(Decimal.ZERO, Decimal::plus));
    }

    private static void assertSame(String what, Decimal actual, BigDecimal expected) {
        if (actual.toBigDecimal().compareTo(expected) != 0) {
            assertThat(actual.toBigDecimal()).as(what).isEqualByComparingTo(expected);
        }
    }

    private static void assertIdentity(String where, Ledger ledger) {
        double equity = ledger.equity();
        if (!(Math.abs(ledger.identityGap()) <= 1e-9 * Math.abs(equity))) {
            assertThat(ledger.identityGap()).as(where + " equity " + equity).isZero();
        }
    }
}
