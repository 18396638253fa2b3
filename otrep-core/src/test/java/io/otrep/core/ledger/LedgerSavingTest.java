package io.otrep.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.otrep.account.CashFlow;
import io.otrep.account.ClosedTrade;
import io.otrep.account.LotMethod;
import io.otrep.account.Position;
import io.otrep.core.ledger.RandomStream.Step;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Books that were saved and loaded go on as those that were not, to the digit and for ever. */
class LedgerSavingTest {
    private static final int STREAMS = 25;
    private static final int LENGTH = 120;

    private static final class Trades implements ClosedTradeListener {
        final List<String> told = new ArrayList<>();

        @Override
        public void onClosed(ClosedTrade trade) {
            told.add("closed " + trade);
        }

        @Override
        public void onRevoked(ClosedTrade trade) {
            told.add("revoked " + trade);
        }
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void loadedBooksAnswerAsThoseThatWereSaved(LotMethod method) {
        for (long seed = 0; seed < STREAMS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Horizon horizon = new Horizon(1 + random.nextInt(60), 2 + random.nextInt(100));
            List<Step> steps = mixed(seed);
            Trades heard = new Trades();
            Trades heardAgain = new Trades();
            Ledger ledger = opened(method, horizon, heard);
            Ledger copy = opened(method, horizon, heardAgain);

            for (int i = 0; i < steps.size(); i++) {
                String where = "seed " + seed + " " + method + " step " + i + " " + steps.get(i);
                if (random.nextInt(12) == 0) {
                    copy = new Ledger(Currency.USD, method, horizon, heardAgain);
                    copy.load(ledger.save());
                    assertThat(all(copy)).as("saved before " + where).isEqualTo(all(ledger));
                }
                mark(ledger, copy, random, i);

                Object outcome = steps.get(i).giveTo(ledger);
                Object outcomeAgain = steps.get(i).giveTo(copy);

                assertThat(outcomeAgain).as(where).isEqualTo(outcome);
                assertThat(heardAgain.told).as(where).isEqualTo(heard.told);
                if (i % 10 == 0 || i == steps.size() - 1) {
                    assertThat(all(copy)).as(where).isEqualTo(all(ledger));
                }
            }
        }
    }

    /** Late, repeated, out of order. */
    private static List<Step> mixed(long seed) {
        List<Step> steps = new ArrayList<>(new RandomStream(seed).steps(LENGTH));
        Random random = new Random(seed);
        int size = steps.size();
        for (int i = 0; i < size / 4; i++) {
            steps.add(random.nextInt(steps.size()), steps.get(random.nextInt(steps.size())));
        }
        for (int i = 0; i < size / 3; i++) {
            int from = random.nextInt(steps.size());
            Collections.swap(steps, from, Math.min(steps.size() - 1, from + random.nextInt(30)));
        }
        return steps;
    }

    private static Ledger opened(LotMethod method, Horizon horizon, ClosedTradeListener listener) {
        Ledger ledger = new Ledger(Currency.USD, method, horizon, listener);
        Books.ALL.forEach(ledger::add);
        ledger.open(Books.ACCOUNT, Currency.USD, Decimal.of(1_000_000));
        ledger.openPosition(Books.ACCOUNT, Books.SHARE, Position.EXTERNAL, Decimal.of(15), Decimal.of(70), 1);
        return ledger;
    }

    /** Marks and rates come late, so that flows wait for them. */
    private static void mark(Ledger ledger, Ledger copy, SplittableRandom random, int time) {
        if (random.nextInt(4) == 0) {
            int slot = random.nextInt(Books.ALL.size());
            double price = 50 + 100 * random.nextDouble();
            ledger.mark(slot, price, time);
            copy.mark(slot, price, time);
        }
        if (random.nextInt(40) == 0) {
            Books.rates(ledger);
            Books.rates(copy);
        }
    }

    private static Map<String, String> all(Ledger ledger) {
        Map<String, String> all = Books.state(ledger);
        all.put("owners", ledger.owners().toString());
        all.put("positions", ledger.positions().toString());
        all.put("equity", String.valueOf(ledger.equity()));
        all.put("quality", String.valueOf(ledger.quality(20)));
        all.put("gap", String.valueOf(ledger.identityGap()));
        all.put("flow", String.valueOf(ledger.cumulativeFlow()));
        all.put("changeable", String.valueOf(ledger.changeable()));
        for (Instrument instrument : Books.ALL) {
            int slot = ledger.slot(instrument);
            all.put(
                    "slot " + instrument,
                    slot + " " + ledger.mark(slot) + " " + ledger.markTimeNanos(slot) + " " + ledger.position(slot)
                            + " " + ledger.ownedPosition(slot) + " " + ledger.marketValue(slot));
            all.put("rate " + instrument, ledger.rate(slot) + " " + ledger.rateTimeNanos(slot));
        }
        ledger.accounts().forEach(account -> all.put("equity " + account, String.valueOf(ledger.equity(account))));
        return all;
    }

    @Test
    void savingTwiceGivesTheSameBytes() {
        Ledger ledger = opened(LotMethod.FIFO, Horizon.DEFAULT, null);
        new RandomStream(7).steps(LENGTH).forEach(step -> step.giveTo(ledger));
        Ledger copy = new Ledger(Currency.USD, LotMethod.FIFO);

        copy.load(ledger.save());

        assertThat(copy.save()).isEqualTo(ledger.save());
    }

    @Test
    void flowBeyondTheHorizonStillWaitsForItsRate() {
        Ledger ledger = new Ledger(Currency.USD, LotMethod.FIFO, new Horizon(1, 10), null);
        ledger.apply(Books.flow("d1", CashFlow.Kind.DEPOSIT, "100 EUR"), List.of());
        ledger.apply(Books.flow("d2", CashFlow.Kind.DEPOSIT, "10 USD"), List.of());
        Ledger copy = new Ledger(Currency.USD, LotMethod.FIFO, new Horizon(1, 10), null);

        copy.load(ledger.save());
        Books.rates(copy);

        assertThat(ledger.cumulativeFlow()).isNaN();
        assertThat(copy.cumulativeFlow()).isEqualTo(135);
    }

    @Test
    void marksAreForgottenOnDemand() {
        Ledger ledger = opened(LotMethod.FIFO, Horizon.DEFAULT, null);
        ledger.mark(0, 80, 5);

        ledger.forgetMarks();

        assertThat(ledger.equity()).isNaN();
        assertThat(ledger.mark(0)).isNaN();
    }

    @Test
    void booksThatKnowSomethingTakeNoOthers() {
        Ledger ledger = opened(LotMethod.FIFO, Horizon.DEFAULT, null);

        assertThatIllegalStateException().isThrownBy(() -> ledger.load(ledger.save()));
    }

    @Test
    void otherBytesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ledger(Currency.USD, LotMethod.FIFO).load(new byte[] {8, 0, 0}))
                .withMessageContaining("version");
    }

    @Test
    void positionThatWasBroughtDoesNotKeepWhatIsBehindItFromBeingFolded() {
        Ledger ledger = opened(LotMethod.FIFO, new Horizon(10, 10), null);

        for (int i = 0; i < 1_000; i++) {
            var fill = Books.buy("f" + i, 10 + i, Books.SHARE, "1", "100");
            ledger.apply(fill, Books.all(fill, "alpha"));
        }

        assertThat(ledger.retained()).isLessThan(200);
    }
}
