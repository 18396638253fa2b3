package io.otrep.core.internal;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.otrep.account.LotMethod;
import io.otrep.core.internal.assembly.JournalReading;
import io.otrep.core.internal.record.EngineCodec;
import io.otrep.core.internal.record.EngineRecord.RunBegun;
import io.otrep.core.internal.record.EngineRecord.SnapshotTaken;
import io.otrep.core.internal.record.RecordType;
import io.otrep.core.internal.record.StateBytes;
import io.otrep.core.journal.FileJournal;
import io.otrep.core.journal.JournalConfig;
import io.otrep.market.Currency;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotVersionTest {
    @TempDir
    Path folder;

    @Test
    void snapshotOfAnotherVersionIsRefusedAndSaysWhatToDo() throws Exception {
        CoreBench bench = new CoreBench();
        RunBegun run = new RunBegun(bench.now(), "bench", Currency.USD, LotMethod.FIFO, false, true);
        byte[] older = StateBytes.write(1, out -> {});
        try (FileJournal journal = FileJournal.open(
                folder, JournalConfig.builder(InstantSource.system()).build())) {
            journal.checkpoint(
                    RecordType.SNAPSHOT.number(),
                    new EngineCodec().encode(new SnapshotTaken(bench.now(), run, List.of(), older)));

            assertThatIllegalStateException()
                    .isThrownBy(() -> JournalReading.restore(journal, bench.core(), run, List.of(CoreBench.ABC)))
                    .withMessageContaining("the snapshot in record " + journal.checkpointSequence())
                    .withMessageContaining("is of version 1, but this library reads")
                    .withMessageContaining("use the library that wrote it; end what works")
                    .withMessageContaining("an empty journal");
        }
    }
}
