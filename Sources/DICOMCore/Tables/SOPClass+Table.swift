// DICOM 2026a, PS3.4 Annexes B, I and GG.
// Written by Sources/DICOMCore/Tables/generate.py REFERENCE: do not edit.

extension SOPClass {
  /// UID, S for a Storage SOP Class, IOD (empty where it is retired).
  static let table = #"""
    1.2.840.10008.1.3.10|-|Basic Directory
    1.2.840.10008.5.1.1.27|S|
    1.2.840.10008.5.1.1.29|S|
    1.2.840.10008.5.1.1.30|S|
    1.2.840.10008.5.1.4.1.1.1|S|Computed Radiography Image
    1.2.840.10008.5.1.4.1.1.1.1|S|Digital X-Ray Image
    1.2.840.10008.5.1.4.1.1.1.1.1|S|Digital X-Ray Image
    1.2.840.10008.5.1.4.1.1.1.2|S|Digital Mammography X-Ray Image
    1.2.840.10008.5.1.4.1.1.1.2.1|S|Digital Mammography X-Ray Image
    1.2.840.10008.5.1.4.1.1.1.3|S|Digital Intra-Oral X-Ray Image
    1.2.840.10008.5.1.4.1.1.1.3.1|S|Digital Intra-Oral X-Ray Image
    1.2.840.10008.5.1.4.1.1.2|S|CT Image
    1.2.840.10008.5.1.4.1.1.2.1|S|Enhanced CT Image
    1.2.840.10008.5.1.4.1.1.2.2|S|Legacy Converted Enhanced CT Image
    1.2.840.10008.5.1.4.1.1.3|S|
    1.2.840.10008.5.1.4.1.1.3.1|S|Ultrasound Multi-frame Image
    1.2.840.10008.5.1.4.1.1.4|S|MR Image
    1.2.840.10008.5.1.4.1.1.4.1|S|Enhanced MR Image
    1.2.840.10008.5.1.4.1.1.4.2|S|MR Spectroscopy
    1.2.840.10008.5.1.4.1.1.4.3|S|Enhanced MR Color Image
    1.2.840.10008.5.1.4.1.1.4.4|S|Legacy Converted Enhanced MR Image
    1.2.840.10008.5.1.4.1.1.5|S|
    1.2.840.10008.5.1.4.1.1.6|S|
    1.2.840.10008.5.1.4.1.1.6.1|S|Ultrasound Image
    1.2.840.10008.5.1.4.1.1.6.2|S|Enhanced US Volume
    1.2.840.10008.5.1.4.1.1.6.3|S|Photoacoustic Image
    1.2.840.10008.5.1.4.1.1.7|S|Secondary Capture Image
    1.2.840.10008.5.1.4.1.1.7.1|S|Multi-frame Single Bit Secondary Capture Image
    1.2.840.10008.5.1.4.1.1.7.2|S|Multi-frame Grayscale Byte Secondary Capture Image
    1.2.840.10008.5.1.4.1.1.7.3|S|Multi-frame Grayscale Word Secondary Capture Image
    1.2.840.10008.5.1.4.1.1.7.4|S|Multi-frame True Color Secondary Capture Image
    1.2.840.10008.5.1.4.1.1.8|S|
    1.2.840.10008.5.1.4.1.1.9|S|
    1.2.840.10008.5.1.4.1.1.9.1|S|
    1.2.840.10008.5.1.4.1.1.9.1.1|S|12-Lead ECG
    1.2.840.10008.5.1.4.1.1.9.1.2|S|General ECG
    1.2.840.10008.5.1.4.1.1.9.1.3|S|Ambulatory ECG
    1.2.840.10008.5.1.4.1.1.9.1.4|S|General 32-bit ECG
    1.2.840.10008.5.1.4.1.1.9.2.1|S|Hemodynamic Waveform
    1.2.840.10008.5.1.4.1.1.9.3.1|S|Basic Cardiac Electrophysiology Waveform
    1.2.840.10008.5.1.4.1.1.9.4.1|S|Basic Voice Audio Waveform
    1.2.840.10008.5.1.4.1.1.9.4.2|S|General Audio Waveform
    1.2.840.10008.5.1.4.1.1.9.5.1|S|Arterial Pulse Waveform
    1.2.840.10008.5.1.4.1.1.9.6.1|S|Respiratory Waveform
    1.2.840.10008.5.1.4.1.1.9.6.2|S|Multi-channel Respiratory Waveform
    1.2.840.10008.5.1.4.1.1.9.7.1|S|Routine Scalp Electroencephalogram
    1.2.840.10008.5.1.4.1.1.9.7.2|S|Electromyogram
    1.2.840.10008.5.1.4.1.1.9.7.3|S|Electrooculogram
    1.2.840.10008.5.1.4.1.1.9.7.4|S|Sleep Electroencephalogram
    1.2.840.10008.5.1.4.1.1.9.8.1|S|Body Position Waveform
    1.2.840.10008.5.1.4.1.1.9.100.1|S|
    1.2.840.10008.5.1.4.1.1.9.100.2|S|
    1.2.840.10008.5.1.4.1.1.10|S|
    1.2.840.10008.5.1.4.1.1.11|S|
    1.2.840.10008.5.1.4.1.1.11.1|S|Grayscale Softcopy Presentation State
    1.2.840.10008.5.1.4.1.1.11.2|S|Color Softcopy Presentation State
    1.2.840.10008.5.1.4.1.1.11.3|S|Pseudo-Color Softcopy Presentation State
    1.2.840.10008.5.1.4.1.1.11.4|S|Blending Softcopy Presentation State
    1.2.840.10008.5.1.4.1.1.11.5|S|XA/XRF Grayscale Softcopy Presentation State
    1.2.840.10008.5.1.4.1.1.11.6|S|Planar MPR Volumetric Presentation State
    1.2.840.10008.5.1.4.1.1.11.7|S|Planar MPR Volumetric Presentation State
    1.2.840.10008.5.1.4.1.1.11.8|S|Advanced Blending Presentation State
    1.2.840.10008.5.1.4.1.1.11.9|S|Volume Rendering Volumetric Presentation State
    1.2.840.10008.5.1.4.1.1.11.10|S|Volume Rendering Volumetric Presentation State
    1.2.840.10008.5.1.4.1.1.11.11|S|Volume Rendering Volumetric Presentation State
    1.2.840.10008.5.1.4.1.1.11.12|S|Variable Modality LUT Softcopy Presentation State
    1.2.840.10008.5.1.4.1.1.12.1|S|X-Ray Angiographic Image
    1.2.840.10008.5.1.4.1.1.12.1.1|S|Enhanced XA Image
    1.2.840.10008.5.1.4.1.1.12.2|S|X-Ray Radiofluoroscopic Image
    1.2.840.10008.5.1.4.1.1.12.2.1|S|Enhanced XRF Image
    1.2.840.10008.5.1.4.1.1.12.3|S|
    1.2.840.10008.5.1.4.1.1.13.1.1|S|X-Ray 3D Angiographic Image
    1.2.840.10008.5.1.4.1.1.13.1.2|S|X-Ray 3D Craniofacial Image
    1.2.840.10008.5.1.4.1.1.13.1.3|S|Breast Tomosynthesis Image
    1.2.840.10008.5.1.4.1.1.13.1.4|S|Breast Projection X-Ray Image
    1.2.840.10008.5.1.4.1.1.13.1.5|S|Breast Projection X-Ray Image
    1.2.840.10008.5.1.4.1.1.14.1|S|Intravascular Optical Coherence Tomography Image
    1.2.840.10008.5.1.4.1.1.14.2|S|Intravascular Optical Coherence Tomography Image
    1.2.840.10008.5.1.4.1.1.20|S|Nuclear Medicine Image
    1.2.840.10008.5.1.4.1.1.30|S|Parametric Map
    1.2.840.10008.5.1.4.1.1.66|S|Raw Data
    1.2.840.10008.5.1.4.1.1.66.1|S|Spatial Registration
    1.2.840.10008.5.1.4.1.1.66.2|S|Spatial Fiducials
    1.2.840.10008.5.1.4.1.1.66.3|S|Deformable Spatial Registration
    1.2.840.10008.5.1.4.1.1.66.4|S|Segmentation
    1.2.840.10008.5.1.4.1.1.66.5|S|Surface Segmentation
    1.2.840.10008.5.1.4.1.1.66.6|S|Tractography Results
    1.2.840.10008.5.1.4.1.1.66.7|S|
    1.2.840.10008.5.1.4.1.1.66.8|S|
    1.2.840.10008.5.1.4.1.1.67|S|Real World Value Mapping
    1.2.840.10008.5.1.4.1.1.68.1|S|Surface Scan Mesh
    1.2.840.10008.5.1.4.1.1.68.2|S|Surface Scan Point Cloud
    1.2.840.10008.5.1.4.1.1.77.1|S|
    1.2.840.10008.5.1.4.1.1.77.1.1|S|VL Endoscopic Image
    1.2.840.10008.5.1.4.1.1.77.1.1.1|S|Video Endoscopic Image
    1.2.840.10008.5.1.4.1.1.77.1.2|S|VL Microscopic Image
    1.2.840.10008.5.1.4.1.1.77.1.2.1|S|Video Microscopic Image
    1.2.840.10008.5.1.4.1.1.77.1.3|S|VL Slide-Coordinates Microscopic Image
    1.2.840.10008.5.1.4.1.1.77.1.4|S|VL Photographic Image
    1.2.840.10008.5.1.4.1.1.77.1.4.1|S|Video Photographic Image
    1.2.840.10008.5.1.4.1.1.77.1.5.1|S|Ophthalmic Photography 8 Bit Image
    1.2.840.10008.5.1.4.1.1.77.1.5.2|S|Ophthalmic Photography 16 Bit Image
    1.2.840.10008.5.1.4.1.1.77.1.5.3|S|Stereometric Relationship
    1.2.840.10008.5.1.4.1.1.77.1.5.4|S|Ophthalmic Tomography Image
    1.2.840.10008.5.1.4.1.1.77.1.5.5|S|Wide Field Ophthalmic Photography Stereographic Projection Image
    1.2.840.10008.5.1.4.1.1.77.1.5.6|S|Wide Field Ophthalmic Photography 3D Coordinates Image
    1.2.840.10008.5.1.4.1.1.77.1.5.7|S|Ophthalmic Optical Coherence Tomography En Face Image
    1.2.840.10008.5.1.4.1.1.77.1.5.8|S|Ophthalmic Optical Coherence Tomography B-scan Volume Analysis
    1.2.840.10008.5.1.4.1.1.77.1.6|S|VL Whole Slide Microscopy Image
    1.2.840.10008.5.1.4.1.1.77.1.7|S|Dermoscopic Photography Image
    1.2.840.10008.5.1.4.1.1.77.1.8|S|Confocal Microscopy Image
    1.2.840.10008.5.1.4.1.1.77.1.9|S|Confocal Microscopy Tiled Pyramidal Image
    1.2.840.10008.5.1.4.1.1.77.2|S|
    1.2.840.10008.5.1.4.1.1.78.1|S|Lensometry Measurements
    1.2.840.10008.5.1.4.1.1.78.2|S|Autorefraction Measurements
    1.2.840.10008.5.1.4.1.1.78.3|S|Keratometry Measurements
    1.2.840.10008.5.1.4.1.1.78.4|S|Subjective Refraction Measurements
    1.2.840.10008.5.1.4.1.1.78.5|S|Visual Acuity Measurements
    1.2.840.10008.5.1.4.1.1.78.6|S|Spectacle Prescription Report
    1.2.840.10008.5.1.4.1.1.78.7|S|Ophthalmic Axial Measurements
    1.2.840.10008.5.1.4.1.1.78.8|S|Intraocular Lens Calculations
    1.2.840.10008.5.1.4.1.1.79.1|S|Macular Grid Thickness and Volume Report
    1.2.840.10008.5.1.4.1.1.80.1|S|Ophthalmic Visual Field Static Perimetry Measurements
    1.2.840.10008.5.1.4.1.1.81.1|S|Ophthalmic Thickness Map
    1.2.840.10008.5.1.4.1.1.82.1|S|Corneal Topography Map
    1.2.840.10008.5.1.4.1.1.88.1|S|
    1.2.840.10008.5.1.4.1.1.88.2|S|
    1.2.840.10008.5.1.4.1.1.88.3|S|
    1.2.840.10008.5.1.4.1.1.88.4|S|
    1.2.840.10008.5.1.4.1.1.88.11|S|Basic Text SR
    1.2.840.10008.5.1.4.1.1.88.22|S|Enhanced SR
    1.2.840.10008.5.1.4.1.1.88.33|S|Comprehensive SR
    1.2.840.10008.5.1.4.1.1.88.34|S|Comprehensive 3D SR
    1.2.840.10008.5.1.4.1.1.88.35|S|Extensible SR
    1.2.840.10008.5.1.4.1.1.88.40|S|Procedure Log
    1.2.840.10008.5.1.4.1.1.88.50|S|Mammography CAD SR
    1.2.840.10008.5.1.4.1.1.88.59|S|Key Object Selection Document
    1.2.840.10008.5.1.4.1.1.88.65|S|Chest CAD SR
    1.2.840.10008.5.1.4.1.1.88.67|S|X-Ray Radiation Dose SR
    1.2.840.10008.5.1.4.1.1.88.68|S|Radiopharmaceutical Radiation Dose SR
    1.2.840.10008.5.1.4.1.1.88.69|S|Colon CAD SR
    1.2.840.10008.5.1.4.1.1.88.70|S|Implantation Plan SR Document
    1.2.840.10008.5.1.4.1.1.88.71|S|Acquisition Context SR
    1.2.840.10008.5.1.4.1.1.88.72|S|Simplified Adult Echo SR
    1.2.840.10008.5.1.4.1.1.88.73|S|Patient Radiation Dose SR
    1.2.840.10008.5.1.4.1.1.88.74|S|Planned Imaging Agent Administration SR
    1.2.840.10008.5.1.4.1.1.88.75|S|Performed Imaging Agent Administration SR
    1.2.840.10008.5.1.4.1.1.88.76|S|Enhanced X-Ray Radiation Dose SR
    1.2.840.10008.5.1.4.1.1.88.77|S|
    1.2.840.10008.5.1.4.1.1.90.1|S|Content Assessment Results
    1.2.840.10008.5.1.4.1.1.91.1|S|Microscopy Bulk Simple Annotations
    1.2.840.10008.5.1.4.1.1.104.1|S|Encapsulated PDF
    1.2.840.10008.5.1.4.1.1.104.2|S|Encapsulated CDA
    1.2.840.10008.5.1.4.1.1.104.3|S|Encapsulated STL
    1.2.840.10008.5.1.4.1.1.104.4|S|Encapsulated OBJ
    1.2.840.10008.5.1.4.1.1.104.5|S|Encapsulated MTL
    1.2.840.10008.5.1.4.1.1.128|S|Positron Emission Tomography Image
    1.2.840.10008.5.1.4.1.1.128.1|S|Legacy Converted Enhanced PET Image
    1.2.840.10008.5.1.4.1.1.129|S|
    1.2.840.10008.5.1.4.1.1.130|S|Enhanced PET Image
    1.2.840.10008.5.1.4.1.1.131|S|Basic Structured Display
    1.2.840.10008.5.1.4.1.1.200.1|S|CT Defined Procedure Protocol
    1.2.840.10008.5.1.4.1.1.200.2|S|CT Performed Procedure Protocol
    1.2.840.10008.5.1.4.1.1.200.3|S|Protocol Approval
    1.2.840.10008.5.1.4.1.1.200.7|S|XA Defined Procedure Protocol
    1.2.840.10008.5.1.4.1.1.200.8|S|XA Performed Procedure Protocol
    1.2.840.10008.5.1.4.1.1.201.1|S|Inventory
    1.2.840.10008.5.1.4.1.1.481.1|S|RT Image
    1.2.840.10008.5.1.4.1.1.481.2|S|RT Dose
    1.2.840.10008.5.1.4.1.1.481.3|S|RT Structure Set
    1.2.840.10008.5.1.4.1.1.481.4|S|RT Beams Treatment Record
    1.2.840.10008.5.1.4.1.1.481.5|S|RT Plan
    1.2.840.10008.5.1.4.1.1.481.6|S|RT Brachy Treatment Record
    1.2.840.10008.5.1.4.1.1.481.7|S|RT Treatment Summary Record
    1.2.840.10008.5.1.4.1.1.481.8|S|RT Ion Plan
    1.2.840.10008.5.1.4.1.1.481.9|S|RT Ion Beams Treatment Record
    1.2.840.10008.5.1.4.1.1.481.10|S|RT Physician Intent
    1.2.840.10008.5.1.4.1.1.481.11|S|RT Segment Annotation
    1.2.840.10008.5.1.4.1.1.481.12|S|RT Radiation Set
    1.2.840.10008.5.1.4.1.1.481.13|S|C-Arm Photon-Electron Radiation
    1.2.840.10008.5.1.4.1.1.481.14|S|Tomotherapeutic Radiation
    1.2.840.10008.5.1.4.1.1.481.15|S|Robotic-Arm Radiation
    1.2.840.10008.5.1.4.1.1.481.16|S|RT Radiation Record Set
    1.2.840.10008.5.1.4.1.1.481.17|S|RT Radiation Salvage Record
    1.2.840.10008.5.1.4.1.1.481.18|S|Tomotherapeutic Radiation Record
    1.2.840.10008.5.1.4.1.1.481.19|S|C-Arm Photon-Electron Radiation Record
    1.2.840.10008.5.1.4.1.1.481.20|S|Robotic-Arm Radiation Record
    1.2.840.10008.5.1.4.1.1.481.21|S|RT Radiation Set Delivery Instruction
    1.2.840.10008.5.1.4.1.1.481.22|S|RT Treatment Preparation
    1.2.840.10008.5.1.4.1.1.481.23|S|Enhanced RT Image
    1.2.840.10008.5.1.4.1.1.481.24|S|Enhanced Continuous RT Image
    1.2.840.10008.5.1.4.1.1.481.25|S|RT Patient Position Acquisition Instruction
    1.2.840.10008.5.1.4.34.1|S|
    1.2.840.10008.5.1.4.34.7|S|RT Beams Delivery Instruction
    1.2.840.10008.5.1.4.34.10|S|RT Brachy Application Setup Delivery Instruction
    1.2.840.10008.5.1.4.38.1|S|Hanging Protocol
    1.2.840.10008.5.1.4.39.1|S|Color Palette
    1.2.840.10008.5.1.4.43.1|S|Generic Implant Template
    1.2.840.10008.5.1.4.44.1|S|Implant Assembly Template
    1.2.840.10008.5.1.4.45.1|S|Implant Template Group
    """#
}
