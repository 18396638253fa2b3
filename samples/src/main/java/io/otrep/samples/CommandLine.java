package io.otrep.samples;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Splits one line into words as a POSIX shell would: blanks separate, {@code '...'} keeps everything,
 * {@code "..."} keeps blanks, a backslash keeps the next character (except inside single quotes).
 *
 * <p>{@code --from 1991 --title 'two words'} gives {@code [--from, 1991, --title, two words]}. No variables, no
 * wildcards. Single-threaded: one instance splits one line.
 */
final class CommandLine {
    private final String line;
    private final List<String> words = new ArrayList<>();
    private @Nullable StringBuilder word;
    private int position;

    private CommandLine(String line) {
        this.line = line;
    }

    static List<String> split(String line) {
        return new CommandLine(line).words();
    }

    private List<String> words() {
        while (position < line.length()) {
            take(line.charAt(position++));
        }
        endWord();
        return List.copyOf(words);
    }

    private void take(char c) {
        if (c == '\'' || c == '"') {
            quoted(c);
        } else if (c == '\\') {
            open().append(escaped());
        } else if (Character.isWhitespace(c)) {
            endWord();
        } else {
            open().append(c);
        }
    }

    private void quoted(char quote) {
        int start = position - 1;
        StringBuilder target = open();
        while (position < line.length()) {
            char c = line.charAt(position++);
            if (c == quote) {
                return;
            }
            target.append(c == '\\' && quote == '"' ? escaped() : c);
        }
        throw new SampleFailure("the quote opened at character " + (start + 1) + " of -Dargs is never closed: " + line);
    }

    private char escaped() {
        if (position == line.length()) {
            throw new SampleFailure("-Dargs ends in a backslash with nothing after it: " + line);
        }
        return line.charAt(position++);
    }

    private StringBuilder open() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    private void endWord() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
