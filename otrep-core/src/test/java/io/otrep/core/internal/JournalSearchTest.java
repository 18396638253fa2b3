package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.AccountId;
import io.otrep.account.ActivityKey;
import io.otrep.account.Fill;
import io.otrep.account.FillCorrection;
import io.otrep.account.LotMethod;
import io.otrep.core.Bench;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.EngineRecord.BooksMoved;
import io.otrep.core.internal.record.EngineRecord.InstrumentDeclared;
import io.otrep.core.internal.record.EngineRecord.IntentsDecided;
import io.otrep.core.internal.record.EngineRecord.OrderMoved;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.StateBytes;
import io.otrep.market.Currency;
import io.otrep.market.Decimal;
import io.otrep.market.Instrument;
import io.otrep.order.ClientOrderId;
import io.otrep.order.OrderEvent;
import io.otrep.order.OrderEventKind;
import io.otrep.order.OrderIntent;
import io.otrep.order.OrderRequest;
import io.otrep.order.OrderStatus;
import io.otrep.order.Side;
import io.otrep.order.VenueOrderId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class JournalSearchTest {
    private static final Instrument ABC = Bench.share("ABC");
    private static final long NOW = Bench.START;
    private static final ClientOrderId ID = ClientOrderId.of("o1-2-3");
    private static final VenueOrderId VENUE_ID = VenueOrderId.of("v1");

    private record Written(int type, byte[] payload) {}

    private final EngineCodec codec = new EngineCodec();
    private final List<Written> journal = new ArrayList<>();
    private int removed;

    private void write(EngineRecord record) {
        byte[] payload = bytes(codec.encode(record));
        InstrumentDeclared declared = codec.pollDeclaration(NOW);
        if (declared != null) {
            journal.add(new Written(EngineCodec.type(declared).number(), bytes(codec.encode(declared))));
        }
        journal.add(new Written(EngineCodec.type(record).number(), payload));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    private static Fill fill(String family, ClientOrderId id, VenueOrderId venueId) {
        return Fill.builder(
                        ActivityKey.of(AccountId.of("sim", "main"), family),
                        NOW,
                        ABC,
                        Side.BUY,
                        Decimal.of(6),
                        Decimal.of(100))
                .clientOrderId(id)
                .venueOrderId(venueId)
                .build();
    }

    private void writeOneOrder() {
        OrderIntent intent = OrderIntent.builder(
                        ID,
                        "host",
                        3,
                        NOW,
                        OrderRequest.market(ABC, Side.BUY, Decimal.TEN).build())
                .build();
        write(new RunBegun(NOW, "desk", Currency.USD, LotMethod.FIFO, false, true));
        write(new IntentsDecided(NOW, List.of(intent), List.of(), null, false));
        write(new OrderMoved(
                NOW,
                OrderEvent.builder(ID, OrderEventKind.ACCEPT, NOW)
                        .venueOrderId(VENUE_ID)
                        .build()));
        write(new BooksMoved(NOW, fill("e1", ID, VENUE_ID)));
    }

    private List<JournalAnswer> ask(Object... late) {
        List<JournalQuestion> questions =
                List.of(late).stream().map(JournalQuestion::of).toList();
        return new JournalSearch(
                        reader -> {
                            for (int i = removed; i < journal.size(); i++) {
                                Written each = journal.get(i);
                                reader.onRecord(i + 1, each.type(), ByteBuffer.wrap(each.payload()));
                            }
                            return true;
                        },
                        questions)
                .run();
    }

    private static ManagedOrder order(JournalAnswer answer) {
        ManagedOrder[] read = new ManagedOrder[1];
        StateBytes.read(
                answer.order(),
                JournalSearch.VERSION,
                UnaryOperator.identity(),
                in -> read[0] = ManagedOrder.load(in, instrument -> 0));
        return read[0];
    }

    @Test
    void executionThatWasTakenIsSaidToBe() {
        writeOneOrder();

        assertThat(ask(fill("e1", ID, VENUE_ID), fill("e2", ID, VENUE_ID)))
                .extracting(JournalAnswer::taken)
                .containsExactly(true, false);
    }

    @Test
    void orderIsFoundByOurIdByTheVenuesAndByItsExecution() {
        writeOneOrder();

        List<JournalAnswer> answers = ask(
                fill("e2", ID, null),
                fill("e3", null, VENUE_ID),
                FillCorrection.bust(new ActivityKey(AccountId.of("sim", "main"), "e1", 1), NOW));

        for (JournalAnswer answer : answers) {
            ManagedOrder order = order(answer);
            assertThat(order.id()).isEqualTo(ID);
            assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
            assertThat(order.filledQuantity()).isEqualTo(Decimal.of(6));
            assertThat(order.venueOrderIds()).containsExactly(VENUE_ID);
        }
    }

    @Test
    void whatRetentionRemovedIsToldAsTheReason() {
        writeOneOrder();
        removed = 2;

        JournalAnswer answer = ask(fill("e2", ID, VENUE_ID)).get(0);

        assertThat(answer.taken()).isFalse();
        assertThat(answer.order()).isEmpty();
        assertThat(answer.why()).contains("records before 3 were removed");
    }

    @Test
    void journalThatCannotBeReadAnswersUnknownWithTheReason() {
        JournalQuestion question = JournalQuestion.of(fill("e2", ID, VENUE_ID));
        JournalSource broken = reader -> {
            throw new IOException("the disk is gone");
        };

        JournalAnswer answer =
                new JournalSearch(broken, List.of(question)).run().get(0);

        assertThat(answer.why()).contains("the disk is gone");
    }
}
