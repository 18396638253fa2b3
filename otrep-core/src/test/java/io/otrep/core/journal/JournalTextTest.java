package io.otrep.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.otrep.account.LotMethod;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord;
import io.otrep.core.internal.record.RecordType;
import io.otrep.market.Currency;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JournalTextTest {
    private final JournalText text = new JournalText();

    @Test
    void recordOfTheEngineIsOneObject() {
        EngineRecord run = new EngineRecord.RunBegun(0, "desk", Currency.USD, LotMethod.FIFO, false, true);

        String line = text.line(1, RecordType.RUN.number(), new EngineCodec().encode(run));

        assertThat(line)
                .isEqualTo("{\"sequence\":1,\"record\":\"RUN\",\"time\":\"1970-01-01T00:00:00Z\",\"engine\":\"desk\","
                        + "\"base\":\"USD\",\"lots\":\"FIFO\",\"goesOn\":true}");
    }

    @Test
    void bytesThatAreNoRecordAreShownAsTheyAre() {
        assertThat(text.line(2, 6, ByteBuffer.wrap(new byte[] {(byte) 0xab})))
                .isEqualTo(
                        "{\"sequence\":2,\"type\":6,\"why\":\"the record ends in the middle of a field\",\"hex\":\"ab\"}");
    }

    @Test
    void kindOfANewerVersionIsShownAsItIs() {
        assertThat(text.line(3, 250, ByteBuffer.wrap(new byte[] {1, 2})))
                .isEqualTo("{\"sequence\":3,\"type\":250,\"why\":\"kind not known\",\"hex\":\"0102\"}");
    }
}
