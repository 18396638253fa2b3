package io.otrep.core.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** The folder on a {@link MemoryDisk}: names as they are, and as they would be after a power cut. */
final class MemoryFolder implements Disk {
    private final MemoryDisk disk;
    private final NavigableMap<String, MemoryBytes> names = new TreeMap<>();
    private final NavigableMap<String, MemoryBytes> synced = new TreeMap<>();

    MemoryFolder(MemoryDisk disk) {
        this.disk = disk;
    }

    @Override
    public List<String> names() {
        return disk.locked(() -> {
            disk.requireUp();
            return List.copyOf(names.keySet());
        });
    }

    @Override
    public DiskFile create(String name) throws IOException {
        return disk.locked(() -> {
            boolean crash = disk.step();
            if (names.containsKey(name)) {
                throw new FileAlreadyExistsException(name);
            }
            MemoryBytes bytes = new MemoryBytes();
            if (!crash || disk.random().nextBoolean()) {
                names.put(name, bytes);
            }
            return orCrash(crash, new MemoryFile(bytes));
        });
    }

    @Override
    public DiskFile open(String name, boolean writable) throws IOException {
        return disk.locked(() -> {
            disk.requireUp();
            MemoryBytes bytes = names.get(name);
            if (bytes == null) {
                throw new FileNotFoundException(name);
            }
            return new MemoryFile(bytes);
        });
    }

    @Override
    public void delete(String name) {
        disk.locked(() -> {
            boolean crash = disk.step();
            if (!crash || disk.random().nextBoolean()) {
                names.remove(name);
            }
            return orCrash(crash, name);
        });
    }

    @Override
    public void sync() {
        disk.locked(() -> {
            boolean crash = disk.step();
            if (!crash || disk.random().nextBoolean()) {
                synced.clear();
                synced.putAll(names);
            }
            return orCrash(crash, synced);
        });
    }

    @Override
    public long freeBytes() {
        return disk.locked(disk::room);
    }

    @Override
    public String path(String name) {
        return "memory/" + name;
    }

    private <T> T orCrash(boolean crash, T value) {
        if (crash) {
            throw disk.crash();
        }
        return value;
    }

    long usedBytes() {
        return names.values().stream().mapToLong(MemoryBytes::size).sum();
    }

    /** What a disk would give back after a power cut. */
    void crash(SplittableRandom random) {
        TreeSet<String> all = new TreeSet<>(names.keySet());
        all.addAll(synced.keySet());
        for (String name : all) {
            MemoryBytes kept = random.nextBoolean() ? names.get(name) : synced.get(name);
            if (names.get(name) == synced.get(name)) {
                kept = synced.get(name);
            }
            if (kept == null) {
                names.remove(name);
            } else {
                names.put(name, kept);
            }
        }
        names.values().forEach(bytes -> bytes.crash(random));
        synced.clear();
        synced.putAll(names);
    }

    /** A file as someone has it open. */
    private final class MemoryFile implements DiskFile {
        private final MemoryBytes bytes;

        MemoryFile(MemoryBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public int write(ByteBuffer from, long offset) throws IOException {
            return disk.locked(() -> {
                boolean crash = disk.step();
                long grows = Math.max(0, offset + from.remaining() - bytes.size());
                int wanted = Math.min(from.remaining(), disk.largestWrite());
                int fits = (int) Math.min(wanted, from.remaining() - Math.max(0, grows - disk.room()));
                if (fits <= 0) {
                    throw new DiskFullException("no space left on the disk in memory", null);
                }
                int taken = crash ? disk.random().nextInt(fits + 1) : fits;
                bytes.write(from, taken, offset);
                return orCrash(crash, taken);
            });
        }

        @Override
        public int read(ByteBuffer into, long offset) {
            return disk.locked(() -> {
                disk.requireUp();
                return bytes.read(into, offset);
            });
        }

        @Override
        public void force() throws IOException {
            disk.locked(() -> {
                boolean crash = disk.step();
                if (disk.failsSync()) {
                    bytes.drop();
                    throw new IOException("input/output error on the disk in memory");
                }
                if (!crash || disk.random().nextBoolean()) {
                    bytes.force();
                }
                return orCrash(crash, bytes);
            });
        }

        @Override
        public void truncate(long size) {
            disk.locked(() -> {
                boolean crash = disk.step();
                if (!crash || disk.random().nextBoolean()) {
                    bytes.truncate(size);
                }
                return orCrash(crash, bytes);
            });
        }

        @Override
        public long size() {
            return disk.locked(() -> {
                disk.requireUp();
                return bytes.size();
            });
        }

        @Override
        public void close() {}
    }
}
