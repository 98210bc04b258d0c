//! One file of WebAssembly in the place of several. wasm-split cuts a file for each set of parts that share something;
//! what comes together weighs less in one file, and is one request.

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

/// One file with all that is in the pieces. They are cut from one program, so they import the same memory, table and
/// globals, and have none of their own. Where one calls a function of another through the table, it calls it directly
/// now. Names are left out.
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

/// Gives what is in a piece the numbers that it has in the joined file.
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

    /// Calls directly what the pieces have in the table.
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
mod tests {
    use wasm_encoder::{
        ConstExpr, Elements, EntityType, ExportKind, ExportSection, Function, GlobalSection,
        GlobalType, MemoryType, RefType, TableType, ValType,
    };
    use wasmparser::Validator;

    use super::*;

    const GLOBAL: GlobalType = GlobalType {
        val_type: ValType::I32,
        mutable: true,
        shared: false,
    };

    /// A piece with one function, which is in the table at `slot`. It calls those at `calls`, then sets each global that
    /// it imports. Its type is the last one, after as many others as it imports globals.
    fn piece(slot: i32, calls: &[i32], globals: &[&str]) -> Module {
        let mut types = TypeSection::new();
        for _ in globals {
            types.ty().function([ValType::F64], []);
        }
        types.ty().function([], []);
        let own_type = types.len() - 1;
        let mut imports = ImportSection::new();
        let memory = MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        let table = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 9,
            maximum: None,
            shared: false,
        };
        imports.import("main", MEMORY, memory);
        imports.import("main", TABLE, table);
        for name in globals {
            imports.import("main", name, EntityType::Global(GLOBAL));
        }
        let mut functions = FunctionSection::new();
        functions.function(own_type);
        let mut elements = ElementSection::new();
        let place = ConstExpr::i32_const(slot);
        elements.active(None, &place, Elements::Functions([0].as_slice().into()));
        let mut body = Function::new([]);
        let mut write = body.instructions();
        for call in calls {
            write.i32_const(*call).call_indirect(0, own_type);
        }
        for (number, _) in (0..).zip(globals) {
            write.i32_const(0).global_set(number);
        }
        write.end();
        let mut code = CodeSection::new();
        code.function(&body);
        let mut data = DataSection::new();
        data.active(0, &ConstExpr::i32_const(slot), [7]);
        let features = CustomSection {
            name: FEATURES.into(),
            data: b"\x01+\x08sign-ext".into(),
        };
        let mut module = Module::new();
        module
            .section(&types)
            .section(&imports)
            .section(&functions)
            .section(&elements)
            .section(&code)
            .section(&data)
            .section(&features);
        module
    }

    /// What is in a file, a text for each instruction, for each place of the table and of the memory, and for the
    /// features.
    fn contents(wasm: &[u8]) -> Result<Vec<String>> {
        let mut contents = Vec::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::CodeSectionEntry(body) => {
                    for operator in body.get_operators_reader()? {
                        contents.push(match operator? {
                            Operator::I32Const { value } => value.to_string(),
                            Operator::Call { function_index } => format!("call {function_index}"),
                            Operator::CallIndirect { type_index, .. } => {
                                format!("call through the table, of type {type_index}")
                            }
                            Operator::GlobalSet { global_index } => format!("set {global_index}"),
                            other => format!("{other:?}"),
                        });
                    }
                }
                Payload::DataSection(all) => {
                    for data in all {
                        contents.push(format!("data {:?}", data?.data));
                    }
                }
                Payload::CustomSection(section) if section.name() == FEATURES => {
                    contents.push(String::from_utf8_lossy(section.data()).into_owned());
                }
                _ => {}
            }
        }
        let slots = slots(&[wasm.to_owned()])?.into_iter();
        contents.extend(slots.map(|(slot, function)| format!("table {slot} = {function}")));
        Ok(contents)
    }

    #[test]
    fn pieces_call_each_other_directly_and_share_what_they_import() -> Result<()> {
        let pieces = [
            piece(3, &[5, 8], &["stack"]),
            piece(5, &[3, 8], &["other", "stack"]),
        ];
        let joined = joined(&pieces.map(Module::finish))?;
        Validator::new().validate_all(&joined)?;
        let first = [
            "call 1",
            "8",
            "call through the table, of type 1",
            "0",
            "set 0",
            "End",
        ];
        let second = [
            "call 0",
            "8",
            "call through the table, of type 4",
            "0",
            "set 1",
            "0",
            "set 0",
            "End",
        ];
        let rest = [
            "data [7]",
            "data [7]",
            "\u{1}+\u{8}sign-ext",
            "table 3 = 0",
            "table 5 = 1",
        ];
        assert_eq!(contents(&joined)?, [&first[..], &second, &rest].concat());
        Ok(())
    }

    #[test]
    fn a_piece_with_something_unexpected_in_it_is_refused() {
        let import = |module: &mut Module| {
            let mut imports = ImportSection::new();
            imports.import("main", "function", EntityType::Function(0));
            module.section(&imports);
        };
        let global = |module: &mut Module| {
            let mut globals = GlobalSection::new();
            globals.global(GLOBAL, &ConstExpr::i32_const(0));
            module.section(&globals);
        };
        let export = |module: &mut Module| {
            let mut exports = ExportSection::new();
            exports.export("function", ExportKind::Func, 0);
            module.section(&exports);
        };
        let element = |module: &mut Module| {
            let mut elements = ElementSection::new();
            elements.passive(Elements::Functions([0].as_slice().into()));
            module.section(&elements);
        };
        let data = |module: &mut Module| {
            let mut data = DataSection::new();
            data.passive([7]);
            module.section(&data);
        };
        let changes: [fn(&mut Module); 5] = [import, global, export, element, data];
        for (number, add) in changes.into_iter().enumerate() {
            let mut types = TypeSection::new();
            types.ty().function([], []);
            let mut other = Module::new();
            other.section(&types);
            add(&mut other);
            let pieces = [piece(3, &[], &[]), other].map(Module::finish);
            assert!(joined(&pieces).is_err(), "{number}");
        }
        assert!(joined(&[b"no WebAssembly".to_vec()]).is_err());
    }
}
