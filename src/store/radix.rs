/// Sorts rows by one number each, byte by byte from the lowest. Rows with equal numbers keep their order.
#[derive(Debug, Default)]
pub(super) struct Radix {
    sorted: Vec<(u64, u32)>,
    other: Vec<(u64, u32)>,
    /// How many rows have each value in each byte; for the byte at hand, where the next row goes.
    places: Vec<[u32; 256]>,
    stage: Stage,
    /// How many rows the stage has done.
    done: usize,
}

#[derive(Debug, Default, Clone, Copy)]
enum Stage {
    #[default]
    Count,
    /// By one byte, from 0.
    Sort(usize),
    Write,
}

impl Radix {
    /// Begins to sort so many rows.
    pub fn start(&mut self, rows: usize) {
        self.sorted.clear();
        self.sorted.reserve(rows);
        self.places.clear();
        self.places.resize(8, [0; 256]);
        (self.stage, self.done) = (Stage::Count, 0);
    }

    /// Goes on to sort rows, and counts down for each that it looks at; gives whether they are sorted.
    pub fn step(&mut self, rows: &mut [u32], left: &mut usize, key: &dyn Fn(u32) -> u64) -> bool {
        while *left > 0 {
            let end = rows.len().min(self.done + *left);
            *left -= end - self.done;
            match self.stage {
                Stage::Count => self.count(rows.get(self.done..end).unwrap_or_default(), key),
                Stage::Sort(byte) => self.sort(byte, end),
                Stage::Write => {
                    let rows = rows.get_mut(self.done..end).unwrap_or_default();
                    let sorted = self.sorted.get(self.done..end).unwrap_or_default();
                    for (row, (_, sorted)) in rows.iter_mut().zip(sorted) {
                        *row = *sorted;
                    }
                }
            }
            self.done = end;
            if end == rows.len() && !self.next_stage(rows.len()) {
                return true;
            }
        }
        false
    }

    /// Sorts a few rows by insertion, in one go.
    pub fn insert_all(&mut self, rows: &mut [u32], key: impl Fn(u32) -> u64) {
        self.sorted.clear();
        for row in rows.iter() {
            let key = key(*row);
            let others = self.sorted.iter().rev();
            let greater = others.take_while(|(other, _)| *other > key).count();
            self.sorted.insert(self.sorted.len() - greater, (key, *row));
        }
        for (row, (_, sorted)) in rows.iter_mut().zip(&self.sorted) {
            *row = *sorted;
        }
    }

    /// Tells the positions of all rows with the same number, and the number.
    pub fn each_run(&self, mut take: impl FnMut(usize, usize, u64)) {
        let mut start = 0;
        for run in self.sorted.chunk_by(|(one, _), (other, _)| one == other) {
            let end = start + run.len();
            if let Some((key, _)) = run.first() {
                take(start, end, *key);
            }
            start = end;
        }
    }

    fn count(&mut self, rows: &[u32], key: &dyn Fn(u32) -> u64) {
        for row in rows {
            let key = key(*row);
            self.sorted.push((key, *row));
            for (counts, value) in self.places.iter_mut().zip(key.to_le_bytes()) {
                if let Some(count) = counts.get_mut(usize::from(value)) {
                    *count += 1;
                }
            }
        }
    }

    fn sort(&mut self, byte: usize, end: usize) {
        let from = self.sorted.get(self.done..end).unwrap_or_default();
        let Some(places) = self.places.get_mut(byte) else {
            return;
        };
        for one in from {
            let value = one.0 >> (8 * byte) & 255;
            if let Some(place) = places.get_mut(value as usize) {
                if let Some(other) = self.other.get_mut(*place as usize) {
                    *other = *one;
                }
                *place += 1;
            }
        }
    }

    /// Begins the next stage; gives whether there is one.
    fn next_stage(&mut self, rows: usize) -> bool {
        self.done = 0;
        let from = match self.stage {
            Stage::Count => 0,
            Stage::Sort(byte) => {
                std::mem::swap(&mut self.sorted, &mut self.other);
                byte + 1
            }
            Stage::Write => return false,
        };
        // Where all rows have the same value in a byte, they are sorted by it.
        let differs = |counts: &[u32; 256]| counts.iter().all(|count| (*count as usize) < rows);
        let mut bytes = self.places.iter_mut().enumerate().skip(from);
        let Some((byte, counts)) = bytes.find(|(_, counts)| differs(counts)) else {
            self.stage = Stage::Write;
            return true;
        };
        let mut place = 0;
        for count in counts {
            place += std::mem::replace(count, place);
        }
        self.other.resize(rows, (0, 0));
        self.stage = Stage::Sort(byte);
        true
    }
}
