package io.otrep.core.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A real file. */
final class FolderFile implements DiskFile {
    /** Less than this free counts as full whatever words the system's language has for it. */
    private static final long FULL_BYTES = 64 * 1024;

    private final FileChannel channel;
    private final Path folder;

    FolderFile(FileChannel channel, Path folder) {
        this.channel = channel;
        this.folder = folder;
    }

    @Override
    public int write(ByteBuffer from, long offset) throws IOException {
        try {
            return channel.write(from, offset);
        } catch (IOException e) {
            throw isFull(e) ? new DiskFullException(String.valueOf(e.getMessage()), e) : e;
        }
    }

    /** The virtual machine gives no error number: the words of Linux, macOS and Windows, else the space that is left. */
    private boolean isFull(IOException failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("quota exceeded") || words.contains("not enough space")) {
            return true;
        }
        try {
            return Files.getFileStore(folder).getUsableSpace() < FULL_BYTES;
        } catch (IOException e) {
            failure.addSuppressed(e);
            return false;
        }
    }

    @Override
    public int read(ByteBuffer into, long offset) throws IOException {
        return channel.read(into, offset);
    }

    @Override
    public void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void truncate(long bytes) throws IOException {
        channel.truncate(bytes);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
