//! The order of the functions in WebAssembly. Brotli makes the files smaller by 3 to 4 % if functions that look alike
//! stand side by side. wasm-opt puts those first that are called most: their calls are a byte shorter, but that
//! saves less.

use std::convert::Infallible;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// The same WebAssembly, with functions that look alike side by side. It must have no names of functions left: they
/// would no longer be in the order that the format wants.
///
/// # Errors
/// If the bytes aren't WebAssembly.
pub fn alike_together(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut functions) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function =
                        matches!(import?.ty, TypeRef::Func(_) | TypeRef::FuncExact(_));
                    imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionEntry(body) => functions.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = chain(&functions);
    let mut places: Vec<_> = (0..)
        .zip(&order)
        .map(|(place, old)| (*old, place))
        .collect();
    places.sort_unstable();
    let mut reorder = Reorder {
        imported,
        order,
        places: places.into_iter().map(|(_, place)| place).collect(),
    };
    let mut module = Module::new();
    reorder
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("The functions cannot be put in order")?;
    Ok(module.finish())
}

/// Writes WebAssembly with its functions in another order, which every use of them follows.
struct Reorder {
    /// How many functions are imported. They come before the module's own, and stay.
    imported: u32,
    /// Which of the module's own functions comes first, second and so on.
    order: Vec<usize>,
    /// The place of each in that order.
    places: Vec<u32>,
}

type Written<T> = Result<T, reencode::Error<Infallible>>;

impl Reencode for Reorder {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Written<u32> {
        let own = function.checked_sub(self.imported);
        let place = own.and_then(|own| self.places.get(own as usize));
        Ok(place.map_or(function, |place| self.imported + place))
    }

    fn parse_function_section(
        &mut self,
        types: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Written<()> {
        let old: Vec<_> = section.into_iter().collect::<Result<_, _>>()?;
        for kind in self.order.iter().filter_map(|own| old.get(*own)) {
            types.function(*kind);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Written<()> {
        let old: Vec<_> = section.into_iter().collect::<Result<_, _>>()?;
        let bodies: Vec<_> = self.order.iter().filter_map(|own| old.get(*own)).collect();
        for body in bodies {
            self.parse_function_body(code, body.clone())?;
        }
        Ok(())
    }
}

/// The largest function, then always that of the rest which is most like the last one.
fn chain(functions: &[&[u8]]) -> Vec<usize> {
    let mut left: Vec<_> = functions
        .iter()
        .map(|body| Look::of(body))
        .enumerate()
        .collect();
    let sizes = functions.iter().map(|body| body.len()).enumerate();
    let mut next = sizes.max_by_key(|(_, size)| *size).map(|(place, _)| place);
    let mut order = Vec::with_capacity(left.len());
    while let Some(place) = next {
        let (index, look) = left.swap_remove(place);
        order.push(index);
        let alike = left
            .iter()
            .map(|(_, other)| look.likeness(other))
            .enumerate();
        next = alike
            .max_by_key(|(_, likeness)| *likeness)
            .map(|(place, _)| place);
    }
    order
}

/// With half as many, the files are larger; with twice as many, no smaller.
const BUCKETS: usize = 1 << 10;

/// What a function looks like: the pairs and triples of bytes in it, counted in buckets. It is a vector of the length
/// 2^14, so that the product of two is larger the more alike they are.
struct Look(Box<[i16; BUCKETS]>);

impl Look {
    fn of(body: &[u8]) -> Self {
        let (mut counts, mut all) = ([0_u64; BUCKETS], 0);
        for bytes in body.windows(2).chain(body.windows(3)) {
            let hash = bytes.iter().fold(0x811c_9dc5_u32, |hash, byte| {
                (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193)
            });
            let bucket = (hash ^ hash >> 15) as usize % BUCKETS;
            if let Some(count) = counts.get_mut(bucket) {
                *count += 1;
                all += 1;
            }
        }
        // Without the root, common instructions such as reading a variable would dominate.
        let root = |count: u64| ((count << 28) / all.max(1)).isqrt();
        Self(Box::new(
            counts.map(|count| i16::try_from(root(count)).unwrap_or(i16::MAX)),
        ))
    }

    /// The product of both, at most 2^28. It wraps because the processor takes eight buckets at once only if nothing
    /// looks out for overflows.
    fn likeness(&self, other: &Self) -> i32 {
        let products = self.0.iter().zip(other.0.iter());
        let products = products.map(|(one, other)| i32::from(*one).wrapping_mul(i32::from(*other)));
        products.fold(0, i32::wrapping_add)
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
        ImportSection, RefType, StartSection, TableSection, TableType, TypeSection, ValType,
    };
    use wasmparser::{ElementItems, ElementKind, Operator, Validator};

    use super::*;

    /// Six functions, of two kinds in turn. The first instruction of each is its number; each calls the one function
    /// that is imported, and the next of its kind.
    fn module() -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([ValType::F64], []);
        let mut imports = ImportSection::new();
        imports.import("scripts", "log", EntityType::Function(0));
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for number in 0..6 {
            functions.function(number % 2);
            let mut body = Function::new([(1, ValType::I32)]);
            let mut write = body.instructions();
            write.i32_const(number.cast_signed()).drop().call(0);
            for _ in 0..20 {
                match number % 2 {
                    0 => write.local_get(0).i32_eqz().local_set(0),
                    _ => write.local_get(0).f64_sqrt().f64_neg().drop(),
                };
            }
            if number % 2 == 1 {
                write.local_get(0);
            }
            write.call(1 + (number + 2) % 6).end();
            code.function(&body);
        }
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: 3,
            maximum: None,
            shared: false,
        });
        let mut elements = ElementSection::new();
        let listed = Elements::Functions([1, 2, 6].as_slice().into());
        elements.active(None, &ConstExpr::i32_const(0), listed);
        let mut exports = ExportSection::new();
        exports.export("run", ExportKind::Func, 4);
        let start = StartSection { function_index: 3 };
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions);
        module.section(&tables).section(&exports).section(&start);
        module.section(&elements).section(&code);
        module.finish()
    }

    /// The numbers of a module's functions in their order, and everything that leads to one, in words.
    fn read(wasm: &[u8]) -> Result<(Vec<i32>, Vec<String>)> {
        Validator::new().validate_all(wasm)?;
        let (mut types, mut bodies, mut uses) = (Vec::new(), Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::FunctionSection(section) => {
                    types = section.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::ExportSection(section) => {
                    for export in section {
                        let export = export?;
                        uses.push((export.name.to_owned(), export.index));
                    }
                }
                Payload::StartSection { func, .. } => uses.push(("the start".to_owned(), func)),
                Payload::ElementSection(section) => {
                    for element in section {
                        let element = element?;
                        assert!(matches!(element.kind, ElementKind::Active { .. }));
                        let ElementItems::Functions(listed) = element.items else {
                            continue;
                        };
                        for (place, function) in listed.into_iter().enumerate() {
                            uses.push((format!("element {place}"), function?));
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let operators = body.get_operators_reader()?;
                    bodies.push(operators.into_iter().collect::<Result<Vec<_>, _>>()?);
                }
                _ => {}
            }
        }
        let mut numbers = Vec::new();
        for (body, kind) in bodies.iter().zip(types) {
            let Operator::I32Const { value } = body[0] else {
                continue;
            };
            numbers.push(value);
            for operator in body {
                if let Operator::Call { function_index } = operator {
                    uses.push((format!("{value}, of type {kind},"), *function_index));
                }
            }
        }
        let uses = uses.into_iter().map(|(user, function)| match function {
            0 => format!("{user} leads to what is imported"),
            own => format!("{user} leads to {}", numbers[own as usize - 1]),
        });
        let mut uses: Vec<_> = uses.collect();
        uses.sort();
        Ok((numbers, uses))
    }

    #[test]
    fn functions_that_look_alike_stand_side_by_side_and_all_leads_where_it_led() -> Result<()> {
        let module = module();
        let (before, uses) = read(&module)?;
        assert_eq!(before, [0, 1, 2, 3, 4, 5]);
        assert_eq!(uses.len(), 5 + 2 * 6);
        let (after, uses_after) = read(&alike_together(&module)?)?;
        let kinds: Vec<_> = after.iter().map(|number| number % 2).collect();
        assert_eq!(kinds, [1, 1, 1, 0, 0, 0]);
        assert_eq!(uses_after, uses);
        Ok(())
    }

    #[test]
    fn everything_but_the_order_is_written_as_it_was() -> Result<()> {
        let module = module();
        let mut same = Reorder {
            imported: 1,
            order: (0..6).collect(),
            places: (0..6).collect(),
        };
        let mut written = Module::new();
        same.parse_core_module(&mut written, Parser::new(0), &module)?;
        assert_eq!(written.finish(), module);
        assert_eq!(alike_together(&module)?.len(), module.len());
        Ok(())
    }

    #[test]
    fn a_module_without_functions_stays_and_what_is_no_module_is_refused() -> Result<()> {
        let empty = Module::new().finish();
        assert_eq!(alike_together(&empty)?, empty);
        assert!(alike_together(b"<html>").is_err());
        Ok(())
    }

    #[test]
    fn a_function_is_most_like_itself_and_not_at_all_like_an_empty_one() {
        let [one, other, empty] = [&b"get set get set"[..], b"get add get add", b""].map(Look::of);
        let itself = one.likeness(&one);
        assert!((itself - (1 << 28)).abs() < 1 << 20, "{itself}");
        assert!((1..itself).contains(&one.likeness(&other)));
        assert_eq!(one.likeness(&empty), 0);
    }
}
