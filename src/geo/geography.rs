//! The geography that the program carries: coasts, owners, depths, islets.

use super::LatLon;

/// Western, eastern, southern and northern bounds of the theatre, in degrees; longitudes run past 180.
pub const THEATRE: [f64; 4] = [60.0, 210.0, -50.0, 60.0];

/// Lower bounds of the depth classes, in metres: a cell's class is the number of these that its depth reaches.
pub const DEPTH_CLASSES_M: [i16; 15] = [1, 10, 20, 30, 50, 100, 200, 500, 1000, 2000, 3000, 4000, 5000, 6000, 8000];

/// A grid of small numbers in rows from north to south, as run lengths.
#[derive(Clone, Debug)]
pub struct Grid {
    /// Columns.
    pub width: u32,
    /// Rows.
    pub height: u32,
    // End column and value of each run, row after row, and where each row starts.
    ends: Vec<(u16, u8)>,
    rows: Vec<u32>,
}

/// A polygon of the coast.
#[derive(Clone, Debug)]
pub struct LandPolygon {
    /// Whose: a position in [`Geography::owners`]; `None` is claimed by several.
    pub owner: Option<u8>,
    /// Rings of (longitude, latitude) in 1e-5 degrees, the outer one first; longitudes run from 60 to 210 degrees.
    pub rings: Vec<Vec<(i32, i32)>>,
    /// Triangles as positions in all rings' points, one after another.
    pub triangles: Vec<u32>,
}

/// An islet or reef that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Islet {
    /// Its name.
    pub name: String,
    /// Where.
    pub at: LatLon,
    /// ISO code of who holds it; empty if nobody does, or if several claim it: the map takes no side.
    pub holder: String,
    /// ISO code of who administers it though another claims it; empty elsewhere. The sea round it is entered as that nation's.
    pub administered: String,
    /// What the islets are called in a sentence about the sea round them, such as "the Senkaku/Diaoyu Islands"; empty where nobody
    /// administers them.
    pub around: String,
}

/// The geography of the theatre.
#[derive(Clone, Debug)]
pub struct Geography {
    /// ISO codes; the first is empty and stands for the sea.
    pub owners: Vec<String>,
    /// Owner of each cell of 2 minutes: 0 sea, 255 claimed by several.
    pub land: Grid,
    /// Depth class of each cell of 5 minutes.
    pub depth: Grid,
    /// Islets and reefs.
    pub islets: Vec<Islet>,
}

/// Damage in the embedded files. They are part of the program: it is a fault of the build, found by the first test.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a file under assets/map is damaged")]
pub enum MapFileError {
    /// It ends where more should follow.
    CutShort {
        /// Bytes that should follow.
        wanted: usize,
        /// Bytes that do.
        left: usize,
    },
    /// A name in it is no text.
    NoText(#[from] std::string::FromUtf8Error),
    /// A line of `islands.csv` that lacks a field, or whose place is none on the globe.
    Islet(String),
}

struct GeographyReader<'a>(&'a [u8]);

impl<'a> GeographyReader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], MapFileError> {
        let (head, tail) = self.0.split_at_checked(count).ok_or(MapFileError::CutShort { wanted: count, left: self.0.len() })?;
        self.0 = tail;
        Ok(head)
    }
    fn u8(&mut self) -> Result<u8, MapFileError> {
        Ok(self.take(1)?[0])
    }
    fn u16(&mut self) -> Result<u16, MapFileError> {
        let bytes = self.take(2)?;
        Ok(u16::from_le_bytes([bytes[0], bytes[1]]))
    }
    fn u32(&mut self) -> Result<u32, MapFileError> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }
    fn i32(&mut self) -> Result<i32, MapFileError> {
        Ok(self.u32()? as i32)
    }
    fn name(&mut self) -> Result<String, MapFileError> {
        let length = usize::from(self.u8()?);
        Ok(String::from_utf8(self.take(length)?.to_vec())?)
    }
    fn names(&mut self) -> Result<Vec<String>, MapFileError> {
        let count = self.u8()?;
        (0..count).map(|_| self.name()).collect()
    }
    fn grid(&mut self) -> Result<(Grid, Vec<String>), MapFileError> {
        let (width, height) = (self.u32()?, self.u32()?);
        let names = self.names()?;
        let mut grid = Grid { width, height, ends: Vec::new(), rows: vec![0] };
        for _ in 0..height {
            let mut end = 0u16;
            for _ in 0..self.u16()? {
                end += self.u16()?;
                grid.ends.push((end, self.u8()?));
            }
            grid.rows.push(grid.ends.len() as u32);
        }
        Ok((grid, names))
    }
}

impl Grid {
    /// The value at a column and row; 0 outside.
    pub fn at(&self, column: u32, row: u32) -> u8 {
        if column >= self.width || row >= self.height {
            return 0;
        }
        let runs = &self.ends[self.rows[row as usize] as usize..self.rows[row as usize + 1] as usize];
        let run = runs.partition_point(|(end, _)| u32::from(*end) <= column);
        runs.get(run).map_or(0, |(_, value)| *value)
    }

    /// All values, row after row from the north; 0 where a row ends early.
    pub fn values(&self) -> Vec<u8> {
        let mut all = Vec::with_capacity(self.width as usize * self.height as usize);
        for row in self.rows.windows(2) {
            let (start, mut column) = (all.len(), 0);
            for &(end, value) in &self.ends[row[0] as usize..row[1] as usize] {
                let end = u32::from(end).min(self.width);
                all.extend(std::iter::repeat_n(value, end.saturating_sub(column) as usize));
                column = column.max(end);
            }
            all.resize(start + self.width as usize, 0);
        }
        all
    }
}

impl Geography {
    /// The geography that the program carries.
    ///
    /// # Errors
    /// A file under `assets/map` is damaged.
    pub fn load() -> Result<Self, MapFileError> {
        let (land, owners) = GeographyReader(include_bytes!("../../assets/map/owners.bin")).grid()?;
        let (depth, _) = GeographyReader(include_bytes!("../../assets/map/depth.bin")).grid()?;
        let islets = include_str!("../../assets/map/islands.csv").lines().skip(1).map(islet).collect::<Result<_, _>>()?;
        Ok(Self { owners, land, depth, islets })
    }

    /// The coast's polygons, with the owners that their positions name. Only what draws needs them.
    ///
    /// # Errors
    /// A file under `assets/map` is damaged.
    pub fn coasts() -> Result<(Vec<LandPolygon>, Vec<String>), MapFileError> {
        let mut reader = GeographyReader(include_bytes!("../../assets/map/land.bin"));
        let owners = reader.names()?;
        let count = reader.u32()?;
        let polygon = |reader: &mut GeographyReader| -> Result<LandPolygon, MapFileError> {
            let (owner, ring_count, index_count) = (reader.u8()?, reader.u16()?, reader.u32()?);
            let lengths = (0..ring_count).map(|_| reader.u32()).collect::<Result<Vec<u32>, _>>()?;
            let mut point = || -> Result<(i32, i32), MapFileError> { Ok((reader.i32()?, reader.i32()?)) };
            let rings = lengths.iter().map(|&n| (0..n).map(|_| point()).collect()).collect::<Result<Vec<Vec<_>>, MapFileError>>()?;
            let wide = lengths.iter().sum::<u32>() > 65_535;
            let mut index = || if wide { reader.u32() } else { reader.u16().map(u32::from) };
            let triangles = (0..index_count).map(|_| index()).collect::<Result<_, _>>()?;
            Ok(LandPolygon { owner: (owner != 255).then_some(owner), rings, triangles })
        };
        Ok(((0..count).map(|_| polygon(&mut reader)).collect::<Result<_, _>>()?, owners))
    }

    /// Owner code at a point given in degrees, longitude 60 to 210: 0 is sea, 255 claimed by several.
    pub fn owner_at(&self, lat: f64, lon: f64) -> u8 {
        let [west, _, _, north] = THEATRE;
        let (column, row) = ((lon - west) * 30.0, (north - lat) * 30.0);
        if column < 0.0 || row < 0.0 { 0 } else { self.land.at(column as u32, row as u32) }
    }

    /// Depth of the sea at a point, in metres, rounded down to its class; 0 on land and in the shallowest water.
    pub fn depth_m(&self, lat: f64, lon: f64) -> i16 {
        let [west, _, _, north] = THEATRE;
        let (column, row) = ((lon - west) * 12.0, (north - lat) * 12.0);
        let class = if column < 0.0 || row < 0.0 { 0 } else { self.depth.at(column as u32, row as u32) };
        usize::from(class).checked_sub(1).and_then(|index| DEPTH_CLASSES_M.get(index)).copied().unwrap_or(0)
    }
}

fn islet(line: &str) -> Result<Islet, MapFileError> {
    let mut fields = line.split(',');
    let damaged = || MapFileError::Islet(line.to_owned());
    let mut next = || fields.next().map(str::trim).ok_or_else(damaged);
    let (name, lat, lon) = (next()?, next()?, next()?);
    let (holder, administered, around) = (next()?, next()?, next()?);
    let degrees = |text: &str| text.parse::<f64>().map_err(|_| damaged());
    let at = LatLon::from_degrees(degrees(lat)?, degrees(lon)?).ok_or_else(damaged)?;
    Ok(Islet { name: name.to_owned(), at, holder: holder.to_owned(), administered: administered.to_owned(), around: around.to_owned() })
}
