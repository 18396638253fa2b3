package io.otrep.samples;

import io.otrep.core.control.ControlFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Tells a running engine of another process what to do, through the folder of its journal. */
final class ControlSample implements Sample {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrintStream out;
    private final String operator;

    ControlSample(PrintStream out, String operator) {
        this.out = out;
        this.operator = operator;
    }

    @Override
    public String name() {
        return "control";
    }

    @Override
    public String summary() {
        return "DIR status|halt REASON|flatten [SCOPE] REASON|resolve ORDER never-existed|open VENUEID|ended QTY PRICE|"
                + "rearm [SCOPE] [CODE]: tells a running engine what to do";
    }

    @Override
    public void run(List<String> args) throws IOException {
        if (args.size() < 2) {
            throw new SampleFailure("name the journal's folder and a command: " + summary());
        }
        Path journal = Path.of(args.get(0));
        if (!Files.isDirectory(journal.resolve("control"))) {
            throw new SampleFailure(
                    "no engine has listened in " + journal + "; name the folder of a running engine's journal");
        }
        String command = String.join(" ", args.subList(1, args.size()));
        String answer;
        try {
            answer = ControlFolder.of(journal).ask(operator, command, PATIENCE);
        } catch (IOException e) {
            throw new SampleFailure(String.valueOf(e.getMessage()));
        }
        out.println(answer.strip());
        out.println("command=" + args.get(1) + " operator=" + operator + " done=" + !answer.startsWith("refused"));
        if (answer.startsWith("refused")) {
            throw new SampleFailure(answer);
        }
    }
}
