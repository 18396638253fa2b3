package io.otrep.core.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A real folder. Folder and files are for their owner only, where the file system knows owners. */
final class Folder implements Disk {
    private static final Set<OpenOption> CREATE =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

    private final Path folder;

    private Folder(Path folder) {
        this.folder = folder;
    }

    static Folder make(Path folder) throws IOException {
        Files.createDirectories(folder, permissions(folder, "rwx------"));
        return new Folder(folder.toRealPath());
    }

    static Folder existing(Path folder) {
        return new Folder(folder);
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public DiskFile create(String name) throws IOException {
        return new FolderFile(FileChannel.open(resolve(name), CREATE, permissions(folder, "rw-------")), folder);
    }

    @Override
    public DiskFile open(String name, boolean writable) throws IOException {
        FileChannel channel = writable
                ? FileChannel.open(resolve(name), StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(resolve(name), StandardOpenOption.READ);
        return new FolderFile(channel, folder);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(resolve(name));
    }

    /** Windows opens no folder, and needs no force for a name: there this does nothing. */
    @Override
    public void sync() throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public String path(String name) {
        return resolve(name).toString();
    }

    static FileAttribute<?>[] permissions(Path folder, String text) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text))}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
