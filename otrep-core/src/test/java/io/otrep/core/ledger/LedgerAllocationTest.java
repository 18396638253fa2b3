package io.otrep.core.ledger;

import static io.otrep.core.ledger.Books.COIN;
import static io.otrep.core.ledger.Books.FUTURE;
import static io.otrep.core.ledger.Books.SHARE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.otrep.account.Fill;
import io.otrep.account.LotMethod;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What the hot path costs in bytes: nothing for a mark and a look, a stated budget for a fill. */
class LedgerAllocationTest {
    private static final int TICKS = 20_000;
    private static final int BYTES_PER_FILL = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Ledger ledger = new Ledger(Currency.USD, LotMethod.FIFO);
    private double sink;

    @Test
    void markAndLookAllocateNothing() {
        Books.rates(ledger);
        ledger.open(Books.ACCOUNT, Currency.USD, Decimal.of(100_000));
        give(Books.buy("f1", 1, SHARE, "10", "10"));
        give(Books.buy("f2", 1, COIN, "0.5", "10"));
        give(Books.buy("f3", 1, FUTURE, "1", "10"));
        int alpha = ledger.owner("alpha");
        ticks(alpha);
        ticks(alpha);

        long before = threads.getCurrentThreadAllocatedBytes();
        ticks(alpha);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).as("bytes over " + TICKS + " ticks").isLessThan(TICKS);
        assertThat(sink).isNotNaN();
    }

    @Test
    void fillStaysWithinItsBudget() {
        Books.rates(ledger);
        Fill[] fills = new Fill[3 * TICKS];
        for (int i = 0; i < fills.length; i++) {
            fills[i] =
                    i % 2 == 0 ? Books.buy("f" + i, i, SHARE, "10", "10.5") : Books.sell("f" + i, i, SHARE, "10", "11");
        }
        for (int i = 0; i < 2 * TICKS; i++) {
            give(fills[i]);
        }

        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 2 * TICKS; i < 3 * TICKS; i++) {
            give(fills[i]);
        }
        long perFill = (threads.getCurrentThreadAllocatedBytes() - before) / TICKS;

        assertThat(perFill).as("bytes per fill").isLessThan(BYTES_PER_FILL);
    }

    private void give(Fill fill) {
        ledger.apply(fill, Books.all(fill, "alpha"));
    }

    private void ticks(int owner) {
        for (int i = 0; i < TICKS; i++) {
            for (int slot = 0; slot < ledger.slotCount(); slot++) {
                ledger.mark(slot, 10 + i % 7, i);
                sink += ledger.position(slot) + ledger.position(slot, owner) + ledger.marketValue(slot);
            }
            sink += ledger.equity()
                    + ledger.equity(Books.ACCOUNT)
                    + ledger.quality(0).ordinal();
        }
    }
}
