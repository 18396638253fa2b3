package io.otrep.core.ledger;

import static io.otrep.core.ledger.Books.ACCOUNT;
import static io.otrep.core.ledger.Books.HEIR;
import static io.otrep.core.ledger.Books.SHARE;
import static io.otrep.core.ledger.Books.all;
import static io.otrep.core.ledger.Books.buy;
import static io.otrep.core.ledger.Books.d;
import static io.otrep.core.ledger.Books.feeOf;
import static io.otrep.core.ledger.Books.key;
import static io.otrep.core.ledger.Books.sell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.otrep.account.FeeAdjustment;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.LotMethod;
import io.otrep.account.PositionAdjustment;
import io.otrep.core.ledger.Applied.Outcome;
import io.otrep.core.ledger.RandomStream.Step;
import io.otrep.market.CorporateAction;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Money;
import io.otrep.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How the books stay small, and what that costs. */
class HorizonTest {
    private static final int CHANGEABLE = 100;

    private static Ledger small() {
        Ledger ledger = new Ledger(Currency.USD, LotMethod.FIFO, new Horizon(CHANGEABLE, 10_000), null);
        Books.rates(ledger);
        return ledger;
    }

    private static Outcome give(Ledger ledger, Fill fill) {
        return ledger.apply(fill, all(fill, "alpha")).outcome();
    }

    private static Fill nth(int i) {
        return i % 2 == 0 ? buy("f" + i, i, SHARE, "3", "10.5") : sell("f" + i, i, SHARE, "2", "11");
    }

    @Test
    void onlyTheHorizonIsKept() {
        Ledger ledger = small();

        for (int i = 0; i < 20_000; i++) {
            give(ledger, nth(i));
        }

        assertThat(ledger.changeable()).isEqualTo(CHANGEABLE);
        assertThat(ledger.retained()).isLessThan(CHANGEABLE + 64);
        assertThat(ledger.position(ledger.slot(SHARE))).isEqualTo(10_000);
        assertThat(ledger.cashGap(ACCOUNT, Currency.USD).isZero()).isTrue();
    }

    @Test
    void oldFillIsStillKnownButNotChanged() {
        Ledger ledger = small();
        for (int i = 0; i < 1_000; i++) {
            give(ledger, nth(i));
        }

        assertThat(give(ledger, nth(1))).isEqualTo(Outcome.DUPLICATE);
        assertThat(ledger.apply(FillCorrection.bust(key("f1", 1), 9), List.of()).outcome())
                .isEqualTo(Outcome.BEYOND_HORIZON);
        assertThat(ledger.apply(feeOf("f1", "c1", 9, "1 USD"), List.of()).outcome())
                .isEqualTo(Outcome.BEYOND_HORIZON);
        assertThat(ledger.position(ledger.slot(SHARE))).isEqualTo(500);
    }

    @Test
    void fillFromBeforeTheHorizonCountsAsIfRightAfterIt() {
        Ledger ledger = small();
        for (int i = 0; i < 1_000; i += 2) {
            give(ledger, nth(i));
        }

        give(ledger, buy("late", 0, SHARE, "1", "7"));

        assertThat(ledger.position(ledger.slot(SHARE))).isEqualTo(1_501);
        assertThat(ledger.position(ACCOUNT, SHARE, "alpha").lots().get(0).family())
                .isEqualTo("f0");
        assertThat(ledger.position(ACCOUNT, SHARE, "alpha").lots())
                .anyMatch(lot -> lot.family().equals("late"));
    }

    @ParameterizedTest
    @EnumSource(LotMethod.class)
    void foldingDoesNotChangeTheBooks(LotMethod method) {
        for (long seed = 0; seed < 8; seed++) {
            Ledger folding = new Ledger(Currency.USD, method, new Horizon(40, 100_000), null);
            Ledger keeping = new Ledger(Currency.USD, method);
            Books.rates(folding);
            Books.rates(keeping);
            List<Step> steps = new RandomStream(seed).steps(2_500);

            for (Step step : steps) {
                if (!(step.activity() instanceof FillCorrection)) {
                    boolean late = step.giveTo(folding).outcome() == Outcome.BEYOND_HORIZON;
                    if (!late) {
                        step.giveTo(keeping);
                    }
                }
            }

            assertThat(folding.retained()).isLessThan(keeping.retained());
            assertThat(Books.state(folding)).as("seed " + seed).isEqualTo(Books.state(keeping));
        }
    }

    @Test
    void waitingCorrectionThatIsForgottenDoesNotShutItsFillOut() {
        Ledger ledger = small();
        ledger.apply(FillCorrection.bust(key("f1", 1), 9), List.of());
        for (int i = 2; i < 1_000; i++) {
            give(ledger, nth(i));
        }

        assertThat(give(ledger, nth(1))).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void lateFillFromBeforeAFoldedSymbolChangeStaysWithTheOldListing() {
        Ledger ledger = small();
        give(ledger, buy("f1", 10, SHARE, "100", "10"));
        ledger.apply(
                new PositionAdjustment(
                        key("change", 0),
                        20,
                        CorporateAction.Kind.SYMBOL_CHANGE,
                        SHARE,
                        HEIR,
                        Decimal.ONE,
                        Decimal.ONE,
                        null,
                        null),
                List.of());
        for (int i = 0; i < 300; i++) {
            give(ledger, buy("g" + i, 30 + i, HEIR, "1", "10"));
        }

        give(ledger, buy("late", 15, SHARE, "1", "10"));

        assertThat(ledger.quantity(ledger.slot(SHARE))).isEqualTo(d("1"));
        assertThat(ledger.quantity(ledger.slot(HEIR))).isEqualTo(d("400"));
    }

    @Test
    void feeThatMovesAwayFromAFoldedFillIsBeyondTheHorizon() {
        Ledger ledger = small();
        give(ledger, buy("f1", 1, SHARE, "1", "10"));
        for (int i = 0; i < 90; i++) {
            give(ledger, buy("g" + i, 30 + i, SHARE, "1", "10"));
        }
        ledger.apply(new FeeAdjustment(key("fee", 0), 5, "f1", Money.parse("1 USD")), List.of());
        for (int i = 90; i < 170; i++) {
            give(ledger, buy("g" + i, 30 + i, SHARE, "1", "10"));
        }

        Applied applied = ledger.apply(new FeeAdjustment(key("fee", 1), 6, "g169", Money.parse("1 USD")), List.of());

        assertThat(applied.outcome()).isEqualTo(Outcome.BEYOND_HORIZON);
        assertThat(ledger.cashGap(ACCOUNT, Currency.USD).isZero()).isTrue();
    }

    @Test
    void newRevisionOfAFoldedFillIsBeyondTheHorizon() {
        Ledger ledger = small();
        for (int i = 0; i < 200; i++) {
            give(ledger, buy("g" + i, i, SHARE, "1", "10"));
        }

        Fill again =
                Fill.builder(key("g1", 1), 1, SHARE, Side.BUY, d("2"), d("10")).build();

        assertThat(give(ledger, again)).isEqualTo(Outcome.BEYOND_HORIZON);
    }

    @Test
    void fingerprintsForgetTheOldestHalf() {
        Fingerprints set = new Fingerprints(1_000);

        for (long i = 0; i < 10_000; i++) {
            set.add(i * 0x9E3779B97F4A7C15L);
        }

        for (long i = 9_500; i < 10_000; i++) {
            assertThat(set.contains(i * 0x9E3779B97F4A7C15L)).isTrue();
        }
        assertThat(set.contains(0x9E3779B97F4A7C15L)).isFalse();
    }

    @Test
    void emptyHorizonIsRefused() {
        assertThatThrownBy(() -> new Horizon(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 and 1");
    }
}
