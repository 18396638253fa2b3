package io.otrep.core.journal;

import java.io.IOException;
import java.util.List;

/** One folder of files, as far as a journal needs it; where tests put their faults. Single-threaded. */
interface Disk {
    /** The names of the files, sorted. */
    List<String> names() throws IOException;

    /** A new empty file; fails if the name is taken. */
    DiskFile create(String name) throws IOException;

    DiskFile open(String name, boolean writable) throws IOException;

    /** Nothing happens if there is no such file. */
    void delete(String name) throws IOException;

    /** Makes created and deleted names survive a power cut. */
    void sync() throws IOException;

    /** How many bytes may still be written, as the file system says. */
    long freeBytes() throws IOException;

    /** The name as a person would look for it. */
    String path(String name);
}
