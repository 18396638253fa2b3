package io.otrep.core.journal;

/**
 * What is wrong with a journal, and where. Immutable and thread-safe.
 *
 * <p>Torn means a crash explains it: it lies at the end of the last segment, and no record says it had been synced. Opening the
 * journal cuts it off; nothing that was promised is lost. Everything else is refused.
 *
 * @param file the file, with its folder
 * @param offset its first bad byte, from 0
 * @param bytes how many bytes from there to the end of the file
 * @param kind what kind of damage
 * @param expectedSequence the record that should begin there
 * @param found what is there instead, in words
 * @param torn whether a crash explains it
 */
public record JournalDamage(
        String file, long offset, long bytes, Kind kind, long expectedSequence, String found, boolean torn) {

    /** What can be wrong. */
    public enum Kind {
        /** The file ends inside a record. */
        INCOMPLETE,
        /** Nothing but zeros to the end of the file: reserved and never written, or lost by the disk. */
        ZEROS,
        /** The bytes are not those that were written: a write torn inside a sector, or a changed bit. */
        CHECKSUM,
        /** A whole record, but a later one than expected: some are missing. */
        GAP,
        /** A whole record, but an earlier one than expected: repeated or in the wrong order. */
        ORDER,
        /** A whole segment file is missing. */
        MISSING_SEGMENT,
        /** The segment's first bytes are not those of a journal, or were changed. */
        HEADER,
        /** The file's name and its content disagree: renamed or copied over. */
        NAME,
        /** The segment belongs to another journal. */
        FOREIGN,
        /** Written by a newer version of this library. */
        NEWER_FORMAT
    }

    /**
     * All of it in one sentence, with what to do.
     *
     * @return for example {@code "journal/00000000000000000001.otj, offset 4096: record 37 expected, found bytes whose checksum is
     *     wrong ..."}
     */
    public String message() {
        return file + ", offset " + offset + ": record " + expectedSequence + " expected, found " + found + "; "
                + advice();
    }

    /** The same where no crash explains it, because of where it lies. */
    JournalDamage refused() {
        return new JournalDamage(file, offset, bytes, kind, expectedSequence, found, false);
    }

    private String advice() {
        if (torn) {
            return "a crash explains it: opening the journal cuts these " + bytes
                    + " bytes, none of which was promised";
        }
        return switch (kind) {
            case NEWER_FORMAT -> "open it with the version of the library that wrote it";
            case FOREIGN, NAME -> "put back the folder as it was, one journal a folder, no file renamed";
            case MISSING_SEGMENT ->
                "put the missing file back from a copy; without one, move the folder away and start on an"
                        + " empty one, which reconciles from the broker";
            default ->
                "stop, copy the folder, put the file back from a copy of before; without one, move the folder away and"
                        + " start on an empty one, which reconciles from the broker";
        };
    }
}
