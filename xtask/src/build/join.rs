//! Joins files of WebAssembly into one. wasm-split writes a file for each set of parts that share code; files that load
//! together are smaller as one, and take one request.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, CustomSection, DataSection, ElementSection, FunctionSection, ImportSection,
    Instruction, Module, TypeSection,
};
use wasmparser::{
    DataKind, ElementItems, ElementKind, FunctionBody, ImportSectionReader, Operator, Parser,
    Payload, TypeRef,
};

/// What all pieces import, besides globals.
const MEMORY: &str = "memory";
const TABLE: &str = "__indirect_function_table";

/// The section that tells wasm-opt which instructions it may use.
const FEATURES: &str = "target_features";

/// Joins all files of a folder into one.
///
/// # Errors
/// A file that cannot be read; and what [`joined`] refuses.
pub fn all_in(folder: &Path) -> Result<Vec<u8>> {
    let mut files = fs::read_dir(folder)?
        .map(|file| Ok(file?.path()))
        .collect::<Result<Vec<_>>>()?;
    files.sort();
    ensure!(!files.is_empty(), "Nothing was cut for it");
    let read = |file: &PathBuf| {
        fs::read(file).with_context(|| format!("{} cannot be read", file.display()))
    };
    let pieces = files.iter().map(read).collect::<Result<Vec<_>>>()?;
    joined(&pieces).context(
        "wasm-split's files have another form than expected; adapt xtask/src/build/join.rs",
    )
}

/// Joins pieces of one program, which import the same memory, table and globals, and have none of their own. Where one
/// called a function of another through the table, it calls it directly now. Names are dropped.
///
/// # Errors
/// Pieces that aren't WebAssembly, or hold more than wasm-split puts there.
fn joined(pieces: &[Vec<u8>]) -> Result<Vec<u8>> {
    let mut joining = Joining {
        renumber: Renumber {
            slots: slots(pieces)?,
            ..Renumber::default()
        },
        ..Joining::default()
    };
    for piece in pieces {
        joining.add(piece)?;
    }
    Ok(joining.finish())
}

/// Which function of the joined file is in each place of the table that a piece fills.
fn slots(pieces: &[Vec<u8>]) -> Result<BTreeMap<i32, u32>> {
    let (mut slots, mut before) = (BTreeMap::new(), 0);
    for piece in pieces {
        let mut own = 0;
        for payload in Parser::new(0).parse_all(piece) {
            match payload? {
                Payload::FunctionSection(functions) => own = functions.count(),
                Payload::ElementSection(elements) => {
                    for element in elements {
                        let element = element?;
                        let place = match element.kind {
                            ElementKind::Active { offset_expr, .. } => {
                                offset_expr.get_operators_reader().read()?
                            }
                            _ => bail!("A piece has functions that aren't in the table"),
                        };
                        let (Operator::I32Const { value }, ElementItems::Functions(functions)) =
                            (place, element.items)
                        else {
                            bail!("A piece fills the table in another way than expected");
                        };
                        for (slot, function) in (value..).zip(functions) {
                            slots.insert(slot, before + function?);
                        }
                    }
                }
                _ => {}
            }
        }
        before += own;
    }
    Ok(slots)
}

/// The joined file so far.
#[derive(Default)]
struct Joining {
    renumber: Renumber,
    types: TypeSection,
    imports: ImportSection,
    /// The names of the globals that it imports, in their order.
    globals: Vec<String>,
    /// The names of what else it imports.
    others: Vec<String>,
    functions: FunctionSection,
    elements: ElementSection,
    code: CodeSection,
    data: DataSection,
    features: Vec<u8>,
}

impl Joining {
    fn add(&mut self, piece: &[u8]) -> Result<()> {
        self.renumber.types_before = self.types.len();
        self.renumber.functions_before = self.functions.len();
        self.renumber.globals.clear();
        for payload in Parser::new(0).parse_all(piece) {
            let renumber = &mut self.renumber;
            match payload? {
                Payload::TypeSection(types) => {
                    renumber.parse_type_section(&mut self.types, types)?;
                }
                Payload::ImportSection(imports) => self.import(imports)?,
                Payload::FunctionSection(functions) => {
                    renumber.parse_function_section(&mut self.functions, functions)?;
                }
                Payload::ElementSection(elements) => {
                    renumber.parse_element_section(&mut self.elements, elements)?;
                }
                Payload::CodeSectionEntry(body) => {
                    renumber.parse_function_body(&mut self.code, body)?;
                }
                Payload::DataSection(all) => {
                    for data in all {
                        let data = data?;
                        let is_active = matches!(data.kind, DataKind::Active { .. });
                        ensure!(is_active, "A piece has data that isn't in the memory");
                        renumber.parse_data(&mut self.data, data)?;
                    }
                }
                Payload::CustomSection(section) if section.name() == FEATURES => {
                    section.data().clone_into(&mut self.features);
                }
                Payload::Version { .. }
                | Payload::CustomSection(_)
                | Payload::DataCountSection { .. }
                | Payload::CodeSectionStart { .. }
                | Payload::End(_) => {}
                // wasm-split always writes it.
                Payload::ExportSection(exports) if exports.count() == 0 => {}
                other => bail!("A piece has something unexpected in it: {other:?}"),
            }
        }
        Ok(())
    }

    /// Imports what no piece before has imported.
    fn import(&mut self, imports: ImportSectionReader<'_>) -> Result<()> {
        for import in imports.into_imports() {
            let import = import?;
            let is_global = matches!(import.ty, TypeRef::Global(_));
            ensure!(
                is_global || [MEMORY, TABLE].contains(&import.name),
                "A piece imports something unexpected: {}",
                import.name
            );
            let known = match is_global {
                true => &mut self.globals,
                false => &mut self.others,
            };
            let place = known.iter().position(|name| name == import.name);
            if is_global {
                let place = u32::try_from(place.unwrap_or(known.len()))?;
                self.renumber.globals.push(place);
            }
            if place.is_none() {
                known.push(import.name.to_owned());
                let kind = self.renumber.entity_type(import.ty)?;
                self.imports.import(import.module, import.name, kind);
            }
        }
        Ok(())
    }

    fn finish(self) -> Vec<u8> {
        let features = CustomSection {
            name: FEATURES.into(),
            data: self.features.into(),
        };
        let mut module = Module::new();
        module
            .section(&self.types)
            .section(&self.imports)
            .section(&self.functions)
            .section(&self.elements)
            .section(&self.code)
            .section(&self.data)
            .section(&features);
        module.finish()
    }
}

/// Renumbers what is in a piece for the joined file.
#[derive(Default)]
struct Renumber {
    slots: BTreeMap<i32, u32>,
    types_before: u32,
    functions_before: u32,
    /// The new numbers of the globals that the piece imports.
    globals: Vec<u32>,
}

type Renumbered<T> = Result<T, Error<Infallible>>;

impl Reencode for Renumber {
    type Error = Infallible;

    fn type_index(&mut self, index: u32) -> Renumbered<u32> {
        Ok(self.types_before + index)
    }

    fn function_index(&mut self, index: u32) -> Renumbered<u32> {
        Ok(self.functions_before + index)
    }

    fn global_index(&mut self, index: u32) -> Renumbered<u32> {
        let global = self.globals.get(index as usize);
        // wasm-opt refuses a number that no global has.
        Ok(global.copied().unwrap_or(u32::MAX))
    }

    /// Makes calls through the table direct where a piece fills the slot.
    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Renumbered<()> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        let operators = body.get_operators_reader()?.into_iter();
        let mut operators = operators
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .peekable();
        while let Some(operator) = operators.next() {
            let slot = match (&operator, operators.peek()) {
                (Operator::I32Const { value }, Some(Operator::CallIndirect { .. })) => Some(value),
                _ => None,
            };
            let direct = slot.and_then(|slot| self.slots.get(slot));
            let instruction = match direct {
                Some(called) => {
                    operators.next();
                    Instruction::Call(*called)
                }
                None => self.instruction(operator)?,
            };
            function.instruction(&instruction);
        }
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests;
