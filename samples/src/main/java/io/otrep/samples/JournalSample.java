package io.otrep.samples;

import io.otrep.core.journal.JournalDamage;
import io.otrep.core.journal.JournalInspection;
import io.otrep.core.journal.JournalReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a journal as JSON lines, and says what is wrong with a damaged one. May run beside the engine that writes it. */
final class JournalSample implements Sample {
    private final PrintStream out;
    private final RecordPrinter printer;

    JournalSample(PrintStream out, RecordPrinter printer) {
        this.out = out;
        this.printer = printer;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String summary() {
        return "prints a journal as JSON lines and says what is wrong with it; --help lists what it can be told";
    }

    @Override
    public void run(List<String> args) throws IOException {
        Options options = new Options();
        if (SampleOptions.read(options, args, out)) {
            print(options);
        }
    }

    private void print(Options options) throws IOException {
        JournalInspection seen = reader(options.folder).inspect(0, (sequence, type, payload) -> {
            String record = printer.line(sequence, type, payload);
            if (sequence >= options.from && (options.type == null || options.type == type)) {
                out.println(record);
            }
        });
        seen.damage().forEach(damage -> out.println((damage.torn() ? "torn tail: " : "DAMAGED: ") + damage.message()));
        out.println("journal=" + options.folder + " namespace="
                + seen.namespace().map(UUID::toString).orElse("none") + " segments=" + seen.segments() + " bytes="
                + seen.bytes() + " first=" + seen.firstSequence() + " last=" + seen.lastSequence() + " checkpoint="
                + seen.checkpointSequence() + " damaged=" + damaged(seen));
        requireSound(options.folder, seen);
    }

    private static JournalReader reader(Path folder) {
        try {
            return JournalReader.of(folder);
        } catch (NotDirectoryException e) {
            throw new SampleFailure("there is no folder " + folder + "; name the folder that holds the .otj files");
        }
    }

    private static long damaged(JournalInspection seen) {
        return seen.damage().stream().filter(damage -> !damage.torn()).count();
    }

    private static void requireSound(Path folder, JournalInspection seen) {
        if (seen.segments() == 0) {
            throw new SampleFailure("there is no journal in " + folder + "; name the folder that holds the .otj files");
        }
        if (!seen.isSound()) {
            JournalDamage first = seen.damage().stream()
                    .filter(damage -> !damage.torn())
                    .findFirst()
                    .orElseThrow();
            throw new SampleFailure("the journal is damaged in " + damaged(seen) + " places, first " + first.message());
        }
    }

    /** What the runner may be told. Filled by picocli. */
    @Command(
            name = "journal",
            sortOptions = false,
            description = "Prints a journal as JSON lines and says what is wrong with it.")
    private static final class Options extends HelpOptions {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "DIR",
                description = "the journal's folder; default journal")
        Path folder = Path.of("journal");

        @Option(
                names = "--from",
                paramLabel = "N",
                description = "the first record to print; default: all, all are checked")
        long from;

        @Option(names = "--type", paramLabel = "T", description = "only records of this type, from 1 to 255")
        @Nullable
        Integer type;
    }
}
